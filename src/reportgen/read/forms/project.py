"""The form of `reportgen.yaml`."""

from __future__ import annotations

from reportgen.read.forms.data import DECIMAL
from reportgen.read.forms.fields import FREE, ISO_DAY, LANGUAGE, LINE, PRINTED, TEXT, WHOLE
from reportgen.read.forms.form import Form, given, needed, nested, optional
from reportgen.read.forms.kinds import bounded, listed, table, word_of
from reportgen.read.forms.theme import LogoForm

LEVEL = word_of("error", "warning", "note", "off")
# The engines alone take a quarter of that.
MEMORY = bounded(WHOLE, ge=512)
SECONDS = bounded(WHOLE, ge=1)


class ChecksForm(Form):
    """Levels and word lists of editorial checks."""

    levels = given(table(LINE, LEVEL), "level of a check by its code", default={})
    words = given(table(LINE, listed(LINE)), "words to add to a list of a check", default={})


class LimitsForm(Form):
    """What making one report may use, where that is not to grow with its text."""

    memory = optional(MEMORY, "MiB of memory")
    seconds = optional(SECONDS, "seconds of a processor")


class ProjectForm(Form):
    """What the whole project says of itself."""

    title = needed(LINE, "title of the whole project")
    series = given(TEXT, "printed above the title", default="")
    number = optional(LINE, "report number; a profile adds its letter")
    version = given(LINE, "version of the content", default="1.0")
    status = given(word_of("NEW", "UPDATED", "ARCHIVED"), "NEW, UPDATED or ARCHIVED", default="NEW")
    issued = optional(ISO_DAY, "date of the last material change")
    review_by = optional(ISO_DAY, "date by which the content is looked at again")
    publisher = given(TEXT, "who publishes the reports", default="")
    authors = given(listed(LINE), "names as printed", default=())
    contact = given(TEXT, "address for corrections", default="")
    language = given(LANGUAGE, "language code, as in en-GB", default="en")
    licence = given(TEXT, "licence of the reports", default="")
    decimal = optional(DECIMAL, "the sign before decimals in data files that declare none themselves")
    values = given(table(LINE, PRINTED), "text for {{ name }}, printed as typed", default={})
    limits = given(nested(LimitsForm), "what making one report may use", default=LimitsForm())
    checks = given(nested(ChecksForm), "levels and word lists of checks", default=ChecksForm())
    logo = optional(nested(LogoForm), "picture in the title area and the running head, for every theme")
    delivery = given(table(LINE, FREE), "read by `reportgen send`", default={})
