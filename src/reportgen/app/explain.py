"""Project + block, place or page → why a block is in or out, where words stand, what stands on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.app.build.choice import choose_profiles
from reportgen.app.build.documents import compose
from reportgen.app.build.page_fit import lay_out_fitted
from reportgen.app.open_project import Opened, open_project
from reportgen.compose.page.printed import PrintedWords, printed_words
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Overflow, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.suggestion import suggestion
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.plan.explain import Explanation, explain_block
from reportgen.plan.make_plan import make_plan

Step = Callable[[str], None]


@frozen
class WordsOnPage:
    """The words of one line of a file that stand on one page of one report."""

    profile: ProfileId
    printed: PrintedWords


def explain(start: Path, block: str, profiles: tuple[str, ...], step: Step) -> tuple[Explanation, ...]:
    """One explanation for each of `profiles`, or for all that can be built."""
    project = open_project(start).project
    chosen = choose_profiles(project, profiles)
    return tuple(explain_block(project, _built_plan(project, each, step), block) for each in chosen)


def explain_place(
    start: Path, file: str, line: int, profiles: tuple[str, ...], step: Step
) -> tuple[WordsOnPage, ...]:
    """Where the words stand that come from one line of a file of the author.

    Raises UsageError for a file or a line that the project does not have.
    """
    opened = open_project(start)
    path = _project_path(opened, file)
    lines = opened.files[path].count(b"\n") + 1
    if not 1 <= line <= lines:
        message = f"{path} has {lines} lines, and {line} is none of them"
        raise UsageError([Diagnostic("call-unknown-place", message)])
    found: list[WordsOnPage] = []
    for profile in choose_profiles(opened.project, profiles):
        plan = make_plan(opened.project, profile.id)
        document = compose(opened.project, plan, {})
        if not any(_in_line(document, path, line)):
            continue
        for each in _printed(opened.project, plan, document, step):
            words = _of_line(each.words, path, line)
            if str(words).strip():
                found.append(WordsOnPage(profile.id, replace(each, words=words)))
    return tuple(found)


def explain_page(start: Path, profile: str, number: int, step: Step) -> tuple[PrintedWords, ...]:
    """What stands on one page of a report, in reading order; UsageError for a page that it does not have."""
    project = open_project(start).project
    (chosen,) = choose_profiles(project, (profile,))
    plan = make_plan(project, chosen.id)
    printed = _printed(project, plan, compose(project, plan, {}), step)
    found = tuple(each for each in printed if each.page == number)
    if number < 1 or not found:
        pages = max((each.page for each in printed), default=0)
        message = f'"{chosen.id}" has {pages} pages, and {number} is none of them'
        raise UsageError([Diagnostic("call-unknown-place", message)])
    return found


def _built_plan(project: Project, profile: Profile, step: Step) -> Plan:
    """The plan that a build would carry out: what it drops to keep a limit is left out."""
    plan = make_plan(project, profile.id)
    limit = profile.limit
    if limit.overflow is Overflow.FAIL or (limit.pages is None and limit.words is None):
        return plan
    step(f"laying out {profile.id}")
    (fitted, _, _), _ = lay_out_fitted(project, plan, compose(project, plan, {}))
    return fitted


def _printed(project: Project, plan: Plan, document: Document, step: Step) -> tuple[PrintedWords, ...]:
    step(f"laying out {plan.profile}")
    (_, laid_out, facts), _ = lay_out_fitted(project, plan, document)
    return printed_words(laid_out.page.root, facts.text)


def _project_path(opened: Opened, file: str) -> str:
    """The path in the project of a file that is named from there or from where the call is made."""
    names = [file.removeprefix("./"), Path(file).as_posix()]
    outside = Path(file).resolve()
    if outside.is_relative_to(opened.root.resolve()):
        names.append(outside.relative_to(opened.root.resolve()).as_posix())
    for name in names:
        if name in opened.files:
            return name
    hint = suggestion(
        file, opened.files, "name a block, a data file, a profile, the glossary, reportgen.yaml"
    )
    raise UsageError([Diagnostic("call-unknown-place", f'the project has no file "{file}"', hint=hint)])


def _in_line(document: Document, path: str, line: int) -> Iterator[bool]:
    for node in document.page.root.walk():
        parts = (node,) if isinstance(node, Words) else tuple(value for _, value in node.attributes)
        for words in parts:
            yield any(_overlap(run.place, path, line) is not None for run in words.runs)


def _of_line(words: Words, path: str, line: int) -> Words:
    """The part of some words that one line of a file holds or has called for."""
    runs = []
    for run in words.runs:
        overlap = _overlap(run.place, path, line)
        if overlap is None or run.place is None:
            continue
        first, after = overlap.start - run.place.start, overlap.end - run.place.start
        runs.append(run if run.maker is not None else run.cut(first, after))
    return Words(tuple(run for run in runs if run.text))


def _overlap(place: Place | None, path: str, line: int) -> Place | None:
    if place is None or place.path != path:
        return None
    there = place.source.line(line)
    start, end = max(there.start, place.start), min(there.end, place.end)
    return Place(place.source, start, end) if start < end else None
