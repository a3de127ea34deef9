"""Any document with every part marked as changed, in turn: what change bars are tried on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle

from reportgen.model.report.change_marks import ChangeMark
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document
from reportgen.model.report.vocabulary import CHANGE, CHANGE_CARRIERS

_START = re.compile(rf"<({'|'.join(sorted(CHANGE_CARRIERS, key=len, reverse=True))})(?=[\s>])")


def marked(document: Document) -> Document:
    """The document with a mark on each element that may carry one."""
    kinds = cycle(ChangeMark)
    head, body, rest = document.html.partition("<body")
    html = _START.sub(lambda found: f'{found[0]} {CHANGE}="{next(kinds)}"', rest)
    return replace(document, page=page_from_html(f"{head}{body}{html}"))
