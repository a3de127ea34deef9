"""Page templates and part templates, in a sandbox: plain data → HTML."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from reportgen.compose.suggestion import suggestion
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

FOLDER = "templates/"
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
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The templates of one project; every fault in one becomes a diagnostic at its line."""

    environment: ImmutableSandboxedEnvironment
    names: frozenset[str]
    macros: dict[str, object] = field(default_factory=dict)

    def page(self, name: str, context: Mapping[str, object], asked_at: Span) -> str:
        """The whole page that the template `name` makes of `context`."""
        template = self._template(name, asked_at)
        try:
            return template.render(context)
        except FAULTS as fault:
            raise ContentError([_diagnostic(fault, name)]) from fault

    def part(self, name: str, *arguments: object, **named: object) -> str:
        """What the macro `name` of parts.html.j2 makes of its arguments."""
        try:
            if not self.macros:
                template = self._template(PARTS, Span(FOLDER + PARTS))
                self.macros.update(vars(template.module))
            macro = self.macros.get(name)
            if not callable(macro):
                raise ContentError(
                    [Diagnostic("missing-part", f'{PARTS} has no macro "{name}"', Span(FOLDER + PARTS))]
                )
            return str(macro(*arguments, **named)).strip()
        except FAULTS as fault:
            raise ContentError([_diagnostic(fault, PARTS)]) from fault

    def callout(self, kind: str, label: str, body: str, **kept: str) -> str:
        """One callout around HTML."""
        return self.part("callout", {"kind": kind, "label": label, "body": Markup(body), **kept})  # noqa: S704  # composed from escaped words

    def _template(self, name: str, asked_at: Span) -> Template:
        try:
            return self.environment.get_template(name)
        except TemplateNotFound as fault:
            hint = suggestion(name, self.names, "put it into templates/")
            diagnostic = Diagnostic(
                "unknown-template", f'no template is called "{fault.name}"', asked_at, hint
            )
            raise ContentError([diagnostic]) from fault
        except TemplateSyntaxError as fault:
            raise ContentError([_diagnostic(fault, name)]) from fault


def make_parts(templates: Mapping[str, str], words: Mapping[str, str]) -> Parts:
    """A sandbox over a project's templates. `words` are the fixed words, as `words.contents`."""
    environment = _environment(tuple(sorted(templates.items())), tuple(sorted(words.items())))
    return Parts(environment, frozenset(templates))


@lru_cache(maxsize=4)
def _environment(
    templates: tuple[tuple[str, str], ...], words: tuple[tuple[str, str], ...]
) -> ImmutableSandboxedEnvironment:
    """Compiled templates are kept from report to report: compiling takes as long as composing."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source(dict(templates))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
    )
    environment.globals = {"words": dict(words)}
    return environment


def _diagnostic(fault: Exception, name: str) -> Diagnostic:
    if isinstance(fault, TemplateSyntaxError):
        place = Span(FOLDER + (fault.name or name), fault.lineno)
        return Diagnostic("template-syntax", _lower(fault.message or "this cannot be read"), place)
    where, line = name, 1
    for frame, number in traceback.walk_tb(fault.__traceback__):
        # Jinja compiles a template under its own name and maps lines back to the template's.
        if frame.f_code.co_filename.endswith(SUFFIX):
            where, line = frame.f_code.co_filename, number
    return Diagnostic(
        "template-fault", _lower(str(fault) or type(fault).__name__), Span(FOLDER + where, line)
    )


def _source(templates: Mapping[str, str]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Templates by name; the name also stands as file name, so that faults can be placed."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (templates[name], name, lambda: True) if name in templates else None

    return load


def _lower(message: str) -> str:
    return (message[:1].lower() + message[1:]).rstrip(".")
