"""Templates by name → a sandbox that shows plain data and counts every step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.exceptions import FilterArgumentError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compose.page.carried import LineMarks, marked, without_marks
from reportgen.compose.page.compiled_templates import KeptCode
from reportgen.compose.page.template_budget import TooHeavyError, spend, weighed
from reportgen.compose.page.template_code import CountingCode
from reportgen.model.text.words import Maker, made
from reportgen.model.text.written import written_text

MOST_CHARACTERS = 200_000
_ADDRESS = re.compile(r"<[^<>]* at 0x[0-9a-fA-F]+>")
MOST_EXPONENT = 64
# Whole numbers beyond 64 bits, and widths beyond any page, are none that a report shows.
MOST_NUMBER = 2**63
MOST_WIDTH = 10_000

# `random` would change from build to build; the others take more work than their input is long,
# or make code and numbers, which is no business of a page.
LEFT_OUT_FILTERS = frozenset(
    {"format", "pprint", "random", "striptags", "sum", "tojson", "urlize", "xmlattr"}
)

# Filters whose output can be as long as their input times their arguments.
GROWING_FILTERS = frozenset({"batch", "center", "indent", "join", "replace", "slice", "wordwrap"})

# Filters that leave the characters they are given as they are, or show each of them.
KEEPING_FILTERS = frozenset({"d", "default", "e", "escape", "indent", "join", "list", "safe", "trim"})

# What templates may ask of text and of collections: nothing that makes more than it is given.
METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        {
            *("capitalize", "casefold", "lower", "title", "upper"),
            *("count", "endswith", "find", "startswith"),
            *("isalpha", "isdigit", "islower", "isnumeric", "isupper"),
            *("lstrip", "removeprefix", "removesuffix", "rstrip", "strip"),
            *("partition", "rpartition", "rsplit", "split", "splitlines"),
        }
    ),
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
}


class CountingEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which every call, sum and piece of output is counted.

    What code passes this class by is counted by `CountingCode`.
    """

    code_generator_class = CountingCode
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    spend = staticmethod(spend)
    weighed = staticmethod(weighed)

    @staticmethod
    def compared(value: object) -> object:
        """One side of a comparison, counted, without marks of what it was printed from."""
        return without_marks(weighed(value))

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """The output of a page, macro or block; counted while it comes in."""
        return "".join(weighed(piece) for piece in pieces)

    def call(self, context: Context, called: object, /, *arguments: object, **named: object) -> object:
        """Call a macro, or one of the few methods."""
        weighed(arguments)
        weighed(named)
        return weighed(super().call(context, called, *arguments, **named))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers, and `+` on lists and text."""
        if operator == "+" and not isinstance(left, int | float):
            weighed(left)
            weighed(right)
        elif not isinstance(left, int | float) or not isinstance(right, int | float):
            raise TemplateRuntimeError(f"{operator} takes numbers")
        if operator == "**" and abs(right) > MOST_EXPONENT:
            raise TooHeavyError(f"powers above {MOST_EXPONENT} are no number that a report shows")
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, int) and abs(made) >= MOST_NUMBER:
            raise TooHeavyError("numbers of more than 64 bits are none that a report shows")
        return made

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see `obj.attr`."""
        allowed = next((names for kind, names in METHODS.items() if isinstance(obj, kind)), None)
        if allowed is not None:
            return attr in allowed
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Text offers no `format`: it can make a million spaces of a few letters."""


def make_environment(templates: Mapping[str, str], words: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """A sandbox over templates; `words` are the fixed words, as `words.contents`."""
    environment = CountingEnvironment(
        loader=FunctionLoader(_source(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # What is worked out when a template is read would be worked out uncounted.
        optimized=False,
        finalize=_printed,
        extensions=["jinja2.ext.loopcontrols", LineMarks],
        bytecode_cache=KeptCode(),
    )
    environment.globals = {
        "words": {name: written_text(made(text, None, Maker.WORDING)) for name, text in words.items()}
    }
    environment.filters = {
        name: _counted(name, function)
        for name, function in environment.filters.items()
        if name not in LEFT_OUT_FILTERS
    }
    return environment


def _printed(value: object) -> object:
    """What is printed; a thing without words, a method say, would print where it lies in memory."""
    if value is not None and not isinstance(value, str | int | float) and _ADDRESS.search(str(value)):
        raise TemplateRuntimeError("what is printed here has no words: it is called with (), or has a name")
    return marked(weighed(value))


def _counted(name: str, function: Callable[..., object]) -> Callable[..., object]:
    # Some filters get the environment or the context before their value.
    first = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def counted(*given: object, **named: object) -> object:
        passed, value, arguments = given[:first], given[first], given[first + 1 :]
        if isinstance(value, Iterator):
            value = list(value)
        if name not in KEEPING_FILTERS:
            value = without_marks(value)
        factors = [_factor(name, each) for each in (*arguments, *named.values())]
        weighed(value, 1 + sum(factors) if name in GROWING_FILTERS else 1)
        return weighed(function(*passed, value, *arguments, **named))

    return counted


def _factor(name: str, argument: object) -> int:
    if isinstance(argument, int):
        if abs(argument) > MOST_WIDTH:
            raise FilterArgumentError(f"{name} takes no number above {MOST_WIDTH}")
        return abs(argument)
    return len(weighed(argument)) if isinstance(argument, str) else 0


def _source(templates: Mapping[str, str]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Templates by name; the name also stands as file name, so that faults can be placed."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in templates:
            return None
        if len(templates[name]) > MOST_CHARACTERS:
            raise TooHeavyError(f"a template of more than {MOST_CHARACTERS:,} characters: {name}")
        return templates[name], name, lambda: True

    return load
