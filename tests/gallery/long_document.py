"""A flowing document of about sixty pages, the same in every run."""

from __future__ import annotations

import random

VOCABULARY = (
    "harbour quay berth tide crane vessel cargo pilot channel breakwater dredger mooring signal buoy "
    "chart depth wind storm ledger customs inspector shift night morning repair plan budget council "
    "region coast island ferry route market price season record survey question answer evidence "
    "source report method result limit chance "
)
WORDS = tuple(VOCABULARY.split())
CHAPTERS = 15


def long_page(chapters: int = CHAPTERS) -> str:
    """The HTML of the document: headings of three levels, text, lists, tables, callouts and quotations."""
    dice = random.Random(4)  # noqa: S311  # the same text in every run is the point
    body = "".join(_chapter(number, dice) for number in range(1, chapters + 1))
    contents = "".join(
        f'<li><a href="#chapter-{number}">Chapter {number}</a></li>' for number in range(1, chapters + 1)
    )
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A long report</title>'
        '<link rel="stylesheet" href="asset:theme.css"></head>'
        '<body data-template="briefing" data-paper="A4" data-profile="long" data-label="TLP:CLEAR">'
        '<header data-role="masthead"><p data-role="series">Long series</p>'
        '<h1 data-role="title" id="top">A long report</h1></header>'
        f'<nav data-role="toc"><h2>Contents</h2><ol>{contents}</ol></nav><main>{body}</main></body></html>'
    )


def _chapter(number: int, dice: random.Random) -> str:
    parts = "".join(_part(number, part, dice) for part in range(1, 6))
    page = ' data-break="page"' if number % 5 == 0 else ""
    return (
        f'<section data-role="section" id="chapter-{number}"{page}>'
        f"<h2>Chapter {number} on {_words(dice, 3)}</h2>{_text(dice)}{parts}</section>"
    )


def _part(chapter: int, part: int, dice: random.Random) -> str:
    pieces = [_text(dice) for _ in range(dice.randint(2, 4))]
    pieces.insert(dice.randint(1, len(pieces)), dice.choice([_list, _table, _callout, _quote])(dice))
    name = f"part-{chapter}-{part}"
    return (
        f'<section data-role="block" id="block-{name}" data-block="{name}" data-version="full">'
        f'<h3 id="{name}">Part {chapter}.{part} {_words(dice, 4)}</h3>{"".join(pieces)}'
        f"<h4>More on {_words(dice, 2)}</h4>{_text(dice)}</section>"
    )


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def _sentence(dice: random.Random) -> str:
    return _words(dice, dice.randint(7, 18)).capitalize() + "."


def _text(dice: random.Random) -> str:
    text = " ".join(_sentence(dice) for _ in range(dice.randint(3, 8)))
    return f"<p>{text} <strong>{_words(dice, 2)}</strong> and <em>{_words(dice, 3)}</em>.</p>"


def _list(dice: random.Random) -> str:
    tag = dice.choice(["ul", "ol"])
    items = "".join(f"<li>{_sentence(dice)}</li>" for _ in range(dice.randint(3, 6)))
    return f"<{tag}>{items}</{tag}>"


def _table(dice: random.Random) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_words(dice, 2)}</th><td>{_words(dice, 5)}</td>'
        f'<td data-align="right">{dice.randint(1, 999)}</td></tr>'
        for _ in range(dice.randint(4, 9))
    )
    return (
        '<table><thead><tr><th scope="col">Port</th><th scope="col">Remark</th>'
        f'<th scope="col" data-align="right">Count</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _callout(dice: random.Random) -> str:
    kind = dice.choice(["key", "warning", "note"])
    return (
        f'<aside data-role="callout" data-kind="{kind}"><p data-role="callout-label">{kind}</p>'
        f"<p>{_sentence(dice)} {_sentence(dice)}</p></aside>"
    )


def _quote(dice: random.Random) -> str:
    return f"<blockquote><p>{_sentence(dice)} {_sentence(dice)}</p></blockquote>"
