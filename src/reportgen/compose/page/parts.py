"""Page templates and part templates, in a sandbox: plain data → elements and words."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from functools import lru_cache

from jinja2 import Template, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compose.page.carried import MARK, CarriedHtml, PrintedValue, carried_html, printing
from reportgen.compose.page.rendered import TEMPLATES, read_rendered, span_of
from reportgen.compose.page.template_budget import Budget, TooHeavyError, spending
from reportgen.compose.page.template_environment import make_environment
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.report.html_parser import ParsedHtml
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.place import Place, Source

PARTS = "parts.html.j2"
SUFFIX = ".j2"
# What plain data can make a template raise; anything else is our own bug and has to surface.
FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    # Python's own compiler gives up on code that is nested too deeply.
    SyntaxError,
    MemoryError,
)
HEAVY_HINT = "look for loops within loops, for macros and parts that call themselves, and for large numbers"
TOO_HEAVY = (TooHeavyError, RecursionError, SyntaxError, MemoryError)


@frozen
class Parts:
    """The templates of one project; every fault in one becomes a diagnostic at its line.

    All parts of a report together, and each page, may take so many steps (see `template_budget`).
    """

    environment: ImmutableSandboxedEnvironment
    templates: Mapping[str, str]
    report: Reporter
    macros: dict[str, object] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    lines: dict[tuple[str, int], Place | None] = field(default_factory=dict)

    def page(self, name: str, context: Mapping[str, object], asked_at: Span) -> ParsedHtml:
        """The whole page that the template `name` makes of `context`."""
        with printing() as values:
            printed = self._printed(name, context, asked_at)
        return self._read(f"{printed}\n", values, name)

    def text(self, name: str, context: Mapping[str, object], asked_at: Span) -> str:
        """The text that the template `name` makes of `context`: a letter, which is no page of a report."""
        return MARK.sub("", self._printed(name, context, asked_at))

    def part(self, name: str, *arguments: object, **named: object) -> CarriedHtml:
        """What the macro `name` of parts.html.j2 makes of its arguments."""
        with self._placing_faults(PARTS), spending(self.budget), printing() as values:
            if not self.macros:
                template = self._template(PARTS, Span(TEMPLATES + PARTS))
                self.macros.update(vars(template.module))
            macro = self.macros.get(name)
            if not callable(macro):
                raise ContentError(
                    [Diagnostic("missing-part", f'{PARTS} has no macro "{name}"', Span(TEMPLATES + PARTS))]
                )
            printed = str(macro(*arguments, **named)).strip()
        parsed = self._read(printed, values, PARTS)
        return carried_html(parsed.root.children, parsed.html)

    def _printed(self, name: str, context: Mapping[str, object], asked_at: Span) -> str:
        with self._placing_faults(name), spending(Budget()):
            return self._template(name, asked_at).render(context)

    def _read(self, printed: str, values: Sequence[PrintedValue], name: str) -> ParsedHtml:
        parsed = read_rendered(printed, values, self._line)
        for fault in parsed.faults:
            place = Span(TEMPLATES + name) if fault.place is None else span_of(fault.place)
            self.report(Diagnostic(fault.code, fault.message, place, fault.hint))
        return parsed

    def _line(self, name: str, number: int) -> Place | None:
        if (name, number) not in self.lines:
            text = self.templates.get(name)
            place = None if text is None else _template_source(TEMPLATES + name, text).line(number)
            self.lines[name, number] = place
        return self.lines[name, number]

    def _template(self, name: str, asked_at: Span) -> Template:
        if name not in self.templates:
            hint = suggestion(name, self.templates, "put it into templates/")
            diagnostic = Diagnostic("unknown-template", f'no template is called "{name}"', asked_at, hint)
            raise ContentError([diagnostic])
        return self.environment.get_template(name)

    @contextmanager
    def _placing_faults(self, name: str) -> Iterator[None]:
        """Turn what a template raises into a diagnostic at its line."""
        try:
            try:
                yield
            except FAULTS:
                # Maps the lines of the generated code back to the template's.
                self.environment.handle_exception()
        except FAULTS as fault:
            raise ContentError([_diagnostic(fault, name)]) from fault


def make_parts(templates: Mapping[str, str], words: Mapping[str, str], report: Reporter) -> Parts:
    """A sandbox over a project's templates. `words` are the fixed words, as `words.contents`."""
    environment = _environment(tuple(sorted(templates.items())), tuple(sorted(words.items())))
    return Parts(environment, templates, report)


@lru_cache(maxsize=4)
def _environment(
    templates: tuple[tuple[str, str], ...], words: tuple[tuple[str, str], ...]
) -> ImmutableSandboxedEnvironment:
    """Compiled templates are kept from report to report: compiling takes as long as composing."""
    return make_environment(dict(templates), dict(words))


@lru_cache(maxsize=32)
def _template_source(path: str, text: str) -> Source:
    return Source(path, text)


def _diagnostic(fault: Exception, name: str) -> Diagnostic:
    if isinstance(fault, TemplateSyntaxError):
        place = Span(TEMPLATES + (fault.name or name), fault.lineno)
        return Diagnostic("template-syntax", _lower(fault.message or "this cannot be read"), place)
    where, line = name, 1
    for frame, number in traceback.walk_tb(fault.__traceback__):
        # Jinja compiles a template under its own name.
        if frame.f_code.co_filename.endswith(SUFFIX):
            where, line = frame.f_code.co_filename, number
    place = Span(TEMPLATES + where, line)
    if isinstance(fault, TOO_HEAVY):
        said = str(fault) if isinstance(fault, TooHeavyError) else "this template is nested without end"
        return Diagnostic("template-too-heavy", said, place, HEAVY_HINT)
    return Diagnostic("template-fault", _lower(str(fault) or type(fault).__name__), place)


def _lower(message: str) -> str:
    return (message[:1].lower() + message[1:]).rstrip(".")
