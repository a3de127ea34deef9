"""Text → the emoji in it, as Unicode tells them apart (UTS #51, Unicode 17, 1.4.9 and emoji-data.txt).

A sequence (a family, a flag, a keycap, a sign with a skin tone or with the selector FE0F) is one emoji and is
drawn as one sign. A character that is shown as text unless something asks for its picture is none by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SELECTOR, JOINER, KEYCAP = "\ufe0f", "\u200d", "\u20e3"
TEXT_SELECTOR = "\ufe0e"
TONES = "\U0001f3fb-\U0001f3ff"
# The property Emoji, without ASCII.
_EMOJI = (
    "a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23e9-23f3 23f8-23fa 24c2 "
    "25aa-25ab 25b6 25c0 25fb-25fe 2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a "
    "262e-262f 2638-263a 2640 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b 267e-267f 2692-2697 "
    "2699 269b-269c 26a0-26a1 26a7 26aa-26ab 26b0-26b1 26bd-26be 26c4-26c5 26c8 26ce-26cf 26d1 "
    "26d3-26d4 26e9-26ea 26f0-26f5 26f7-26fa 26fd 2702 2705 2708-270d 270f 2712 2714 2716 271d 2721 "
    "2728 2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2764 2795-2797 27a1 27b0 27bf 2934-2935 "
    "2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f0cf 1f170-1f171 1f17e-1f17f 1f18e "
    "1f191-1f19a 1f1e6-1f1ff 1f201-1f202 1f21a 1f22f 1f232-1f23a 1f250-1f251 1f300-1f321 1f324-1f393 "
    "1f396-1f397 1f399-1f39b 1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f4fd 1f4ff-1f53d 1f549-1f54e 1f550-1f567 "
    "1f56f-1f570 1f573-1f57a 1f587 1f58a-1f58d 1f590 1f595-1f596 1f5a4-1f5a5 1f5a8 1f5b1-1f5b2 1f5bc "
    "1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f 1f680-1f6c5 "
    "1f6cb-1f6d2 1f6d5-1f6d8 1f6dc-1f6e5 1f6e9 1f6eb-1f6ec 1f6f0 1f6f3-1f6fc 1f7e0-1f7eb 1f7f0 "
    "1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1fa7c 1fa80-1fa8a 1fa8e-1fac6 1fac8 1facd-1fadc "
    "1fadf-1faea 1faef-1faf8 "
)
# The property Emoji_Presentation: pictures unless FE0E follows.
_PICTURES = (
    "231a-231b 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be "
    "26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 "
    "2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 1f004 1f0cf 1f18e 1f191-1f19a 1f1e6-1f1ff 1f201 1f21a "
    "1f22f 1f232-1f236 1f238-1f23a 1f250-1f251 1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 "
    "1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e "
    "1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6d8 "
    "1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff "
    "1fa70-1fa7c 1fa80-1fa8a 1fa8e-1fac6 1fac8 1facd-1fadc 1fadf-1faea 1faef-1faf8 "
)


def _signs(ranges: str) -> str:
    """The inside of a character class."""
    return "".join("-".join(f"\\U{int(end, 16):08x}" for end in each.split("-")) for each in ranges.split())


EMOJI, PICTURES = _signs(_EMOJI), _signs(_PICTURES)
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
_TAGS = "[\U000e0020-\U000e007e]+\U000e007f"
_ONE = f"[{EMOJI}](?:{SELECTOR}|[{TONES}])?(?:{_TAGS})?"
SEQUENCE = re.compile(
    f"[{_FLAG_LETTERS}]{{2}}"
    f"|{_ONE}(?:{JOINER}{_ONE})+"
    f"|[{EMOJI}](?:{SELECTOR}{KEYCAP}?|[{TONES}])(?:{_TAGS})?"
    f"|[{PICTURES}](?!{TEXT_SELECTOR})(?:{_TAGS})?"
    f"|[0-9#*]{SELECTOR}{KEYCAP}"
)


# No text without one of these holds an emoji; looking for them takes a tenth of the time.
_NEEDED = re.compile(f"[{JOINER}\ufe0f\u231a-\u2b55\U0001f004-\U0001faff]")


def find_emoji(text: str) -> Iterator[re.Match[str]]:
    """Every emoji of a text, in its order."""
    if text.isascii() or not _NEEDED.search(text):
        return iter(())
    return SEQUENCE.finditer(text)


def part_emoji(text: str) -> tuple[str, str]:
    """A text without its emoji, and they."""
    found = [each[0] for each in find_emoji(text)]
    return (SEQUENCE.sub("", text), "".join(found)) if found else (text, "")


def is_emoji(text: str) -> bool:
    """Whether a text is one emoji and nothing else."""
    return SEQUENCE.fullmatch(text) is not None


def cut_at_emoji(text: str) -> Iterator[str]:
    """Each character of a text, and each emoji as one string."""
    place = 0
    for found in find_emoji(text):
        yield from text[place : found.start()]
        yield found[0]
        place = found.end()
    yield from text[place:]
