"""Project + block, place or page → why a block is in or out, where words stand, what stands on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from reportgen.app.build.choice import choose_profiles
from reportgen.app.build.documents import compose
from reportgen.app.build.page_fit import built_plan, is_fitted, lay_out_fitted
from reportgen.app.open_project import Opened, open_project, open_with_mistakes
from reportgen.compose.page.printed import PrintedWords, printed_words
from reportgen.compose.value_places import values_set_at
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.suggestion import suggestion
from reportgen.model.text.asked import Asked
from reportgen.model.text.words import Words
from reportgen.plan.explain import Explanation, explain_block
from reportgen.plan.make_plan import make_plan
from reportgen.text.decoding import plain_line_ends

Step = Callable[[str], None]


@frozen
class WordsOnPage:
    """The words of one line of a file that stand on one page of one report."""

    profile: ProfileId
    printed: PrintedWords


def explain(start: Path, block: str, profiles: tuple[str, ...], step: Step) -> tuple[Explanation, ...]:
    """One explanation for each of `profiles`, or for all that can be built.

    Mistakes in files that have no part in the choice of blocks do not stand in its way.
    """
    named = tuple(f"profiles/{each}.yaml" for each in profiles) or ("profiles/",)
    opened = open_with_mistakes(start)
    opened.refuse_mistakes(("content/blocks/", *named))
    project = opened.project
    chosen = choose_profiles(project, profiles)
    bases = tuple(f"profiles/{name}.yaml" for each in chosen for name in each.ancestors)
    opened.refuse_mistakes(("",) if any(map(is_fitted, chosen)) else bases)
    plans = (built_plan(project, make_plan(project, each.id), step) for each in chosen)
    return tuple(explain_block(project, plan, block) for plan in plans)


def explain_place(
    start: Path, file: str, line: int, profiles: tuple[str, ...], step: Step, *, column: int | None = None
) -> tuple[WordsOnPage, ...]:
    """Where the words stand that come from one line of a file of the author, or from one character of it.

    Raises UsageError for a file, a line or a column that the project does not have.
    """
    opened = open_project(start)
    asked = _asked(opened, file, line, column)
    found: list[WordsOnPage] = []
    for profile in choose_profiles(opened.project, profiles):
        values = values_set_at(asked, opened.project.about, profile)
        here = replace(asked, values=values)
        plan = make_plan(opened.project, profile.id)
        document = compose(opened.project, plan, {})
        if any(_asked_for(document, here)):
            printed = _printed(opened.project, plan, document, step)
            found += (WordsOnPage(profile.id, each) for each in _parts(printed, here))
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


def _printed(project: Project, plan: Plan, document: Document, step: Step) -> tuple[PrintedWords, ...]:
    step(f"laying out {plan.profile}")
    (_, laid_out, facts), _ = lay_out_fitted(project, plan, document)
    return printed_words(laid_out.page.root, facts.text)


def _asked_for(document: Document, asked: Asked) -> Iterator[bool]:
    for node in document.page.root.walk():
        parts = (node,) if isinstance(node, Words) else tuple(value for _, value in node.attributes)
        yield from (bool(asked.part_of(words)) for words in parts)


def _parts(printed: Iterable[PrintedWords], asked: Asked) -> Iterator[PrintedWords]:
    """What was asked for, with the space between words of one line."""
    parts = (replace(each, words=asked.part_of(each.words)) for each in printed)
    kept = (each for each in parts if each.words)
    for _, group in groupby(kept, key=lambda each: (each.page, each.line, each.attribute)):
        together = tuple(group)
        if any(str(each.words).strip() for each in together):
            yield from (_as_drawn(each, asked) for each in together)


def _as_drawn(part: PrintedWords, asked: Asked) -> PrintedWords:
    """What a drawing shows that the author describes elsewhere."""
    is_own = any(run.place is not None and run.place.path == asked.path for run in part.words.runs)
    return part if is_own or part.attribute != "alt" else replace(part, attribute="drawn")


def _asked(opened: Opened, file: str, line: int, column: int | None) -> Asked:
    path = _project_path(opened, file)
    lines = plain_line_ends(opened.files[path].decode("utf-8", errors="replace")).split("\n")
    if not 1 <= line <= len(lines):
        message = f"{path} has {len(lines)} lines, and {line} is none of them"
        raise UsageError([Diagnostic("call-unknown-place", message)])
    columns = len(lines[line - 1])
    if column is not None and not 1 <= column <= max(columns, 1):
        message = f"{path}:{line} has {columns} characters, and {column} is none of them"
        raise UsageError([Diagnostic("call-unknown-place", message)])
    return Asked(path, line, column)


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
