"""Which part of a web page is its text, and what is navigation."""

from __future__ import annotations

import pytest

from ingest.importing import lines, read


def page(*parts: str) -> list[str]:
    return lines(read("a.html", f"<html><body>{''.join(parts)}</body></html>"))


def words(count: int, word: str = "word") -> str:
    return " ".join([word] * count)


@pytest.mark.parametrize(("share", "is_main"), [(24, False), (26, True), (60, True)])
def test_an_element_is_the_main_content_from_a_quarter_of_the_words_on(share: int, *, is_main: bool) -> None:
    found = page(f"<main><p>{words(share)}</p></main>", f"<p>{words(100 - share, 'rest')}</p>")

    assert (words(100 - share, "rest") not in found) is is_main
    assert words(share) in found


@pytest.mark.parametrize(("share", "is_alone"), [(45, False), (55, True)])
def test_one_article_within_is_the_text_if_it_holds_half_of_all_words(share: int, *, is_alone: bool) -> None:
    article = f"<article><p>{words(share)}</p></article>"
    found = page(f"<main><p>{words(100 - share, 'rest')}</p>{article}</main>")

    assert (words(100 - share, "rest") not in found) is is_alone
    assert words(share) in found


def test_of_several_articles_none_is_the_page() -> None:
    found = page(*(f"<article><p>{words(50, word)}</p></article>" for word in ("one", "two")))

    assert found == [words(50, "one"), words(50, "two")]


@pytest.mark.parametrize(("linked", "is_kept"), [(45, True), (55, False), (100, False)])
def test_a_part_named_like_furniture_is_navigation_if_most_of_it_is_links(
    linked: int, *, is_kept: bool
) -> None:
    part = f"<div class='related'><p>{words(100 - linked)} <a href='https://a.example'>{words(linked)}</a></p></div>"
    found = page(f"<p>{words(50, 'text')}</p>", part)

    assert (words(100) in found) is is_kept
    assert words(50, "text") in found


@pytest.mark.parametrize(("count", "is_kept"), [(39, False), (41, True)])
def test_a_short_part_named_like_furniture_is_none_of_the_text(count: int, *, is_kept: bool) -> None:
    found = page(f"<p>{words(50, 'text')}</p>", f"<div id='newsletter'><p>{'a' * count}</p></div>")

    assert ("a" * count in found) is is_kept


@pytest.mark.parametrize(("count", "is_kept"), [(2000, False), (2001, True)])
def test_a_form_around_more_than_two_thousand_characters_is_the_page(count: int, *, is_kept: bool) -> None:
    found = page(f"<p>{words(500, 'text')}</p><form><p>{'a' * count}</p></form>")

    assert ("a" * count in found) is is_kept


@pytest.mark.parametrize(
    "part",
    [
        "<div hidden><p>gone</p></div>",
        "<div style='color: red; display : none'><p>gone</p></div>",
        "<header><p>gone</p></header>",
        "<div role='Navigation'><p>gone</p></div>",
        "<form><p>gone</p></form>",
    ],
)
def test_what_readers_do_not_see_as_text_leaves_and_its_neighbours_stay(part: str) -> None:
    found = page(f"<p>before</p>{part} beside <p>after</p>")

    assert found == ["before", "beside", "after"]


@pytest.mark.parametrize(
    "part",
    [
        "<article><header><p>kept</p></header></article>",
        "<header><h1>kept</h1></header>",
        "<aside class='note'><p>kept</p></aside>",
        f"<form><p>kept</p><p>{words(500)}</p></form>",
        "<h2 class='menu'>kept</h2>",
    ],
)
def test_what_only_looks_like_furniture_stays(part: str) -> None:
    assert "kept" in page(f"<p>{words(30)}</p>", part)
