"""PDF, Word and HTML say the same words, whatever the document."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gallery.house_theme import gallery_document
from gallery.random_documents import random_document
from gallery.words_of_formats import lost_words


@settings(max_examples=5, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.integers(100, 9999))
def test_no_word_is_lost_or_invented_in_a_random_document(seed: int) -> None:
    assert not any(lost_words(random_document(seed)).values())


def test_no_word_of_the_gallery_is_lost() -> None:
    lost = lost_words(gallery_document())

    assert not lost["lost in Word"]
    assert not lost["lost in the PDF"]
