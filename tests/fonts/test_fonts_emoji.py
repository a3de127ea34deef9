"""Which parts of a text are emoji, and which of them the packaged face draws as one sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.fonts.character_map import drawn_characters
from reportgen.fonts.emoji import cut_at_emoji, find_emoji, is_emoji, part_emoji
from reportgen.fonts.face_choice import FaceChoice
from reportgen.fonts.joined_signs import joined_signs
from reportgen.fonts.licence import may_embed, may_subset
from reportgen.model.report.layout import FontRequest
from reportgen.model.report.theme import EMOJI_FAMILY, Face

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
EMOJI = (FONTS / "report-emoji" / "ReportEmoji.ttf").read_bytes()
SIGNS = (FONTS / "dejavu" / "DejaVuSans.ttf").read_bytes()
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
ONE_SIGN = ("❤️", "👍🏽", "👨‍👩‍👧‍👦", "🧑🏻‍🤝‍🧑🏿", "🇩🇪", "1️⃣", "#️⃣", ENGLAND, "🏳️‍🌈", "👁️‍🗨️", "🤷🏿‍♀️", "🤷‍♀", "⚠️")


@pytest.mark.parametrize("sign", [*ONE_SIGN, "🎉", "⚡"])
def test_an_emoji_is_found_whole(sign: str) -> None:
    assert [each[0] for each in find_emoji(f"a {sign} b{sign}")] == [sign, sign]
    assert is_emoji(sign)


@pytest.mark.parametrize("text", ["a – b", "❤", "☺︎", "⚡︎", "1", "12", "©", "→ ✔ ●", "1⃣"])
def test_what_is_shown_as_text_is_no_emoji(text: str) -> None:
    assert not list(find_emoji(text))


def test_a_text_is_cut_at_its_emoji() -> None:
    assert list(cut_at_emoji("aé❤️❤1️⃣.")) == ["a", "é", "❤️", "❤", "1️⃣", "."]
    assert part_emoji("aé❤️❤1️⃣.") == ("aé❤.", "❤️1️⃣")


def test_flags_follow_each_other() -> None:
    assert [each[0] for each in find_emoji("🇩🇪🇫🇷🇩")] == ["🇩🇪", "🇫🇷", "🇩"]


def test_the_packaged_face_draws_sequences_as_one_sign() -> None:
    assert joined_signs(EMOJI).issuperset(ONE_SIGN)
    assert joined_signs(EMOJI).isdisjoint({"🇽🇽", "😀‍😀", "🎉"})


def test_the_packaged_face_draws_every_part_of_what_it_joins() -> None:
    assert drawn_characters(EMOJI).issuperset(map(ord, "".join(joined_signs(EMOJI))))


def test_the_packaged_face_may_travel_with_reports() -> None:
    assert may_embed(EMOJI)
    assert may_subset(EMOJI)


def test_the_face_for_emoji_draws_them_before_any_other() -> None:
    text = Face("Signs", 400, is_italic=False, file="a", content=SIGNS)
    emoji = Face(EMOJI_FAMILY, 400, is_italic=False, file="b", content=EMOJI)
    choice, request = FaceChoice((text, emoji)), FontRequest(("Signs",), 400, is_italic=False)

    assert choice.face_of("❤️", request) is emoji
    assert choice.face_of("😀", request) is emoji
    assert choice.face_of("❤", request) is text
    assert choice.face_of("1", request) is text
    # Shown as text, but drawn by no other face.
    assert choice.face_of("🕷", request) is emoji


def test_without_a_face_for_emoji_they_are_signs_like_others() -> None:
    text = Face("Signs", 400, is_italic=False, file="a", content=SIGNS)

    assert FaceChoice((text,)).face_of("❤️", FontRequest(("Signs",), 400, is_italic=False)) is text
