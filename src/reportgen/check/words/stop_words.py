"""Words that carry so little meaning that a run of them is no copy."""

from __future__ import annotations

_STOP_WORDS = """
a about after all also an and any are as at be been before being between both but by can could did
do does each for from had has have he her his how i if in into is it it's its just like may might
more most no not of on one only or other our out over so some such than that the their them then
there these they this those through to too under up was we were what when where which while who why
will with would you your
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
