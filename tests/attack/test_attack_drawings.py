"""Hostile drawings: what is given on holds no address and was judged as it is given on, in bounded time."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.sound import sound_picture

HOST = "http://canary.example/x"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
RECT = '<rect width="1" height="1"{}/>'
INNER = RECT.format("")

# Each of them leads outside in some reader, or would once something was taken out of it.
SHEETS = [
    f"<!--x-->@import url({HOST}); rect{{fill:url({HOST})}}",
    f"@import '{HOST}';",
    f"@im\\70ort '{HOST}';",
    f"@namespace x '{HOST}'; rect{{fill:red}}",
    f"rect{{fill:url({HOST})}}",
    f"rect{{fill:URL( '{HOST}' )}}",
    f"rect{{fill:u\\72l({HOST})}}",
    f"rect{{fill:\\75rl('{HOST}')}}",
    f"rect{{fill:image-set('{HOST}' 1x)}}",
    f"rect{{fill:-webkit-image-set(url({HOST}) 1x)}}",
    f"rect{{fill:src('{HOST}')}}",
    f"rect{{fill:image('{HOST}')}}",
    f"rect{{fill:var(--x, url({HOST}))}}",
    f"rect{{--x:url({HOST})}}",
    f"rect{{fill:red;}} @font-face{{font-family:a;src:url({HOST})}}",
    f"@media all{{rect{{fill:url({HOST})}}}}",
    f"rect{{fill:red;&amp;:hover{{fill:url({HOST})}}}}",
    f"<?x?>@import '{HOST}';",
    f"<g/>@import '{HOST}';",
    f"<a:b xmlns:a='urn:x'>x</a:b>@import '{HOST}';",
    f"<![CDATA[@import '{HOST}';]]>",
    f"<g>@import '{HOST}';</g>",
    f"<desc>rect{{fill:url({HOST})}}</desc>",
    f"rect{{fill:url(\n{HOST}\n)}}",
    f"rect{{fill:url('{HOST}",
]
ATTRIBUTES = [
    f"fill='url({HOST})'",
    f"fill='url(&quot;{HOST}&quot;)'",
    f"style='fill:url({HOST})'",
    f"style='fill:u\\72l({HOST})'",
    f"style='fill:image-set(&quot;{HOST}&quot; 1x)'",
    f"style='--x:url({HOST})'",
    f"fill='src(&quot;{HOST}&quot;)'",
    f"href='{HOST}'",
    f"xlink:href='{HOST}'",
    "href='//canary.example/x'",
    "href='javascript:alert(1)'",
    f"ping='{HOST}'",
    f"target='{HOST}'",
    f"clip-path='url({HOST}#a)'",
    f"onload='fetch(&quot;{HOST}&quot;)'",
    f"marker-end='url( {HOST} )'",
    f"unknown='{HOST}'",
    "unknown='javascript:alert(1)'",
    "unknown='data:text/html,x'",
]


def held(drawing: bytes) -> str:
    """Everything in a drawing but the names of its vocabularies and what is only read."""
    return drawing.decode().replace("http://www.w3.org/", "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_that_leads_outside_is_refused(sheet: str) -> None:
    with pytest.raises(PictureError):
        sound_picture(SVG.format("", f"<style>{sheet}</style>{INNER}").encode())


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_an_attribute_that_leads_outside_is_refused(attribute: str) -> None:
    with pytest.raises(PictureError):
        sound_picture(SVG.format("", RECT.format(f" {attribute}")).encode())


def test_what_other_programs_note_for_themselves_leaves_no_address_behind() -> None:
    noted = f'<?x href="{HOST}"?><!--{HOST}--><metadata>{HOST}</metadata><n:a xmlns:n="urn:x" n:b="{HOST}"/>'
    drawing = f"<?xml-stylesheet href='{HOST}'?>" + SVG.format(
        f'xml:base="{HOST}" xmlns:n="urn:x" n:base="{HOST}"', noted + INNER
    )

    assert "canary" not in held(sound_picture(drawing.encode()))


def test_comments_in_a_style_sheet_stay_behind_and_its_rules_stay() -> None:
    sheet = "<!-- rect{fill:/*x*/red;/*y*/stroke:blue!important} -->"
    given_on = sound_picture(SVG.format("", f"<style>/*z*/{sheet[4:-3]}</style>{INNER}").encode()).decode()

    assert "rect{fill:red;stroke:blue !important;}" in given_on


@pytest.mark.parametrize(
    "inner",
    [
        f"<g {' '.join(f'a{number}=' + repr('') for number in range(80_000))}/>",
        "<g/>" * 2_000_000,
        "<!--x-->" * 1_000_000,
        f"<style>{'a{' * 100_000}</style>",
        f"<style>{'a{b:c}' * 100_000}</style>",
        f"<style>{'(' * 200_000}</style>",
        f"<rect style='{'a:(' * 60_000}'/>",
        f"<rect fill='{'url(' * 60_000}'/>",
    ],
    ids=["attributes", "elements", "comments", "braces", "rules", "brackets", "style", "value"],
)
def test_a_drawing_without_end_ends_soon(inner: str) -> None:
    start = time.process_time()
    with suppress(PictureError):
        sound_picture(SVG.format("", inner).encode())

    assert time.process_time() - start < 5


PIECES = st.sampled_from(
    [
        *(
            "rect { } fill : ; url( ) #a ' \" /* */ @import \\ <!-- --> &lt; image-set( u\\72l( src( red "
            + HOST
        ).split(" "),
        " ",
        "\n",
        "<![CDATA[",
        "]]>",
        "<g/>",
        "<?x?>",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.booleans())
def test_no_random_style_that_is_taken_leads_outside(style: str, is_sheet: bool) -> None:  # noqa: FBT001  # drawn
    inner = f"<style>{style}</style>{INNER}" if is_sheet else RECT.format(f' style="{style}"')
    try:
        drawing = sound_picture(SVG.format("", inner).encode())
    except PictureError:
        return

    root = etree.fromstring(drawing)
    sheets = "".join("".join(map(str, each.itertext())) for each in root.iter("{*}style"))
    styles = "".join(str(each.get("style", "")) for each in root.iter())
    assert "url(http" not in (sheets + styles).replace("\\72", "r").replace(" ", "")
    assert "@import" not in sheets
    assert sound_picture(drawing) == drawing
