"""Notes that the engine loses between two pages are said."""

from __future__ import annotations

import pytest

from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.write.layout import lay_out


@pytest.mark.parametrize("seed", [20, 36])
def test_a_footnote_that_the_engine_loses_is_an_error(seed: int) -> None:
    with pytest.raises(ContentError) as caught:
        lay_out(random_document(seed))

    assert {each.code for each in caught.value.diagnostics} == {"lost-footnote"}


def test_footnotes_that_stand_on_a_page_are_no_error() -> None:
    document = random_document(3)

    assert 'data-role="footnote"' in document.html
    assert lay_out(document).pages > 0
