"""A Markdown text → passages, by way of the HTML it means."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.ingest.decoding import decode
from reportgen.ingest.html.beside import embedded
from reportgen.ingest.html.page import parse_html, read_body
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.model.imported import Heading, Imported, plain

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*+(.*[^ \t\n])[ \t]*+$", re.MULTILINE)


class Markdown:
    """Reads `.md`: CommonMark with tables, strike-through, footnotes and definition lists."""

    name = "Markdown"
    endings = frozenset({".md", ".markdown"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:  # noqa: ARG002  # a text tracks no changes
        """Everything the text says; front matter is left out and reported."""
        text, guessed = decode(content)
        gathered = Gathered()
        if guessed:
            gathered.warn("guessed-encoding", f"the text names no encoding; it was read as {guessed}")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        front = _FRONT.match(text)
        if front is not None:
            gathered.leave_out(front[1], "front matter")
            title = _TITLE.search(front[1])
            gathered.title = title[1].strip("'\"") if title else None
            text = text[front.end() :]
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        parser.use(footnote_plugin, inline=False).use(deflist_plugin)
        body = parse_html(f"<html><body>{parser.render(text)}</body></html>").find("body")
        if body is not None:
            read_body(body, gathered, embedded)
        first = gathered.passages[0] if gathered.passages else None
        if gathered.title is None and isinstance(first, Heading):
            gathered.title = plain(first.words)
        return finish(gathered)
