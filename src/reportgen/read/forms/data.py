"""The form of `content/data/data.yaml`."""

from __future__ import annotations

from reportgen.read.forms.fields import LINE
from reportgen.read.forms.form import Form, given, nested, optional
from reportgen.read.forms.kinds import table, word_of
from reportgen.rows.dialects import DELIMITERS
from reportgen.rows.encodings import ENCODINGS
from reportgen.rows.numbers import DECIMAL_SIGNS

DECIMAL = word_of(*DECIMAL_SIGNS)


class DataFileForm(Form):
    """How one data file is written, where that cannot be seen."""

    delimiter = optional(word_of(*DELIMITERS), "what parts the cells")
    encoding = optional(word_of(*ENCODINGS), "how characters are stored; UTF-8 needs no word")
    decimal = optional(DECIMAL, "the sign before decimals; default the project's")


class DataForm(Form):
    """How the data files of a project are written."""

    files = given(table(LINE, nested(DataFileForm)), "by file name, below content/data/", default={})
