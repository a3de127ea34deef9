"""A topic or the name of a command → its page in the manual."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.app.handbook import page_of
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import suggestion
from reportgen.workspace.manual import TOPICS, read_page

_CHAPTER = r"^## `reportgen {}\b.*?(?=^## |\Z)"
_NAME = re.compile(r"^## `reportgen ([a-z]+)", re.MULTILINE)


def topics() -> Mapping[str, str]:
    """Every topic with what its page holds."""
    return TOPICS


def page_on(topic: str) -> str:
    """The page on a topic, or the chapters on a command, as Markdown; raises UsageError for anything else."""
    if topic in TOPICS:
        return read_page(topic).rstrip()
    commands = read_page("commands")
    named = tuple(dict.fromkeys(_NAME.findall(commands)))
    if topic in named:
        chapters = re.findall(_CHAPTER.format(topic), commands, re.MULTILINE | re.DOTALL)
        return "\n".join(chapters).rstrip()
    raise UsageError([_unknown(topic, (*TOPICS, *named))])


def _unknown(topic: str, known: tuple[str, ...]) -> Diagnostic:
    hint = suggestion(topic, known, "`reportgen help` lists the topics")
    if page_of(topic) is not None:
        hint = f"it is a diagnostic code: reportgen explain {topic}"
    return Diagnostic("call-unknown-topic", f'the manual has no page on "{topic}"', hint=hint)
