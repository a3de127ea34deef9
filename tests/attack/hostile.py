"""Hostile documents: what each holds, and whether a sound report may still come of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {SPACES} width="90" height="90">'


@dataclass(frozen=True, slots=True)
class Attack:
    """`{canary}` and `{host}` in the texts become the address of the secret and of the listener."""

    name: str
    body: str = "<p>x</p>"
    css: str = ""
    head: str = ""
    assets: Mapping[str, str | bytes] = field(default_factory=dict)


def image(content: str | bytes, name: str) -> Attack:
    ending = "png" if isinstance(content, bytes) else "svg"
    return Attack(name, f'<p><img src="asset:a.{ending}" alt="x"></p>', assets={f"a.{ending}": content})


def drawing(inside: str, name: str) -> Attack:
    return image(f"{SVG}{inside}</svg>", name)


def png(width: int, height: int, filtered: bytes = b"") -> bytes:
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(filtered, 9),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks.items()
    )


# Reading files and reaching hosts: by every address that HTML, CSS, SVG and fonts can hold.
ADDRESSES = ("{canary}", "{host}")

READING = tuple(
    attack
    for address in ADDRESSES
    for attack in (
        Attack(f"img {address}", f'<p><img src="{address}" alt="x"></p>'),
        Attack(f"attachment link {address}", head=f'<link rel="attachment" href="{address}">'),
        Attack(f"attachment anchor {address}", f'<p><a rel="attachment" href="{address}">x</a></p>'),
        Attack(f"stylesheet link {address}", head=f'<link rel="stylesheet" href="{address}">'),
        Attack(f"object {address}", f'<object data="{address}"></object>'),
        Attack(f"embed {address}", f'<embed src="{address}">'),
        Attack(f"base {address}", '<p><img src="a.png" alt="x"></p>', head=f'<base href="{address}">'),
        Attack(f"style element {address}", f'<style>@import "{address}";</style><p>x</p>'),
        Attack(f"style attribute {address}", f"<p style=\"background: url('{address}')\">x</p>"),
        Attack(f"css import {address}", head=f"<style>@import url({address});</style>"),
        Attack(f"css background {address}", css=f"p {{ background: url({address}) }}"),
        Attack(f"css content {address}", css=f"p::before {{ content: url({address}) }}"),
        Attack(f"css border {address}", css=f"p {{ border: 1px solid; border-image: url({address}) 1 }}"),
        Attack(f"css mask {address}", css=f"p {{ mask-border-source: url({address}) }}"),
        Attack(
            f"css list {address}", "<ul><li>x</li></ul>", css=f"li {{ list-style-image: url({address}) }}"
        ),
        Attack(f"css page {address}", css=f"@page {{ background: url({address}) }}"),
        Attack(f"css font {address}", css=f"@font-face {{ font-family: F; src: url({address}) }}"),
        Attack(
            f"css profile {address}",
            css=f"@color-profile --p {{ src: url({address}) }} p {{ color: color(--p 1) }}",
        ),
        drawing(f'<image href="{address}" width="9" height="9"/>', f"svg image {address}"),
        drawing(f'<image xlink:href="{address}" width="9" height="9"/>', f"svg xlink {address}"),
        drawing(f'<use href="{address}#a"/>', f"svg use {address}"),
        drawing(f"<style>@import url({address});</style>", f"svg import {address}"),
        drawing(f'<rect width="9" height="9" fill="url({address}#a)"/>', f"svg fill {address}"),
        drawing(f'<foreignObject><img src="{address}"/></foreignObject>', f"svg foreign {address}"),
        image(
            f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{address}">]>{SVG}<text y="9">&e;</text></svg>',
            f"svg external entity {address}",
        ),
        image(
            f'<?xml-stylesheet href="{address}" type="text/css"?>{SVG}<rect/></svg>',
            f"svg stylesheet {address}",
        ),
    )
)

LAUGHS = "".join(
    f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' if number else '<!ENTITY e0 "lol">'
    for number in range(10)
)
DOUBLING = "".join(f"--v{number}: var(--v{number - 1}) var(--v{number - 1});" for number in range(1, 26))
CHAIN = (
    "<defs>"
    + '<g id="u0"><rect width="1" height="1"/></g>'
    + "".join(
        f'<g id="u{number}">{f"<use href={chr(34)}#u{number - 1}{chr(34)}/>" * 10}</g>'
        for number in range(1, 8)
    )
)

# Exhausting the machine: each must meet a limit or be harmless.
EXHAUSTING = (
    image(f'<!DOCTYPE svg [{LAUGHS}]>{SVG}<text y="9">&e9;</text></svg>', "entity bomb"),
    drawing(f'{CHAIN}</defs><use href="#u7"/>', "use chain"),
    drawing('<g id="a"><use href="#a"/></g>', "use of itself"),
    drawing(f'<path d="M0 0{" L1 1" * 400_000}"/>', "endless path"),
    drawing("<g>" * 3000 + "</g>" * 3000, "deep drawing"),
    image(SVG.replace('width="90" height="90"', 'width="1e9" height="1e9"') + "</svg>", "huge drawing"),
    image(png(60_000, 60_000), "pixel bomb"),
    image(png(10_000, 10_000, b"\0" * 300_010_000), "inflating picture"),
    image(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "broken picture"),
    Attack("variables that double", css=f":root {{ --v0: x; {DOUBLING} }} p {{ font-family: var(--v25) }}"),
    Attack("variables in a circle", css=":root { --a: var(--b); --b: var(--a) } p { width: var(--a) }"),
    Attack("wide cell", '<table><tr><td colspan="1000000000">x</td></tr></table>'),
    Attack("tall cell", '<table><tr><td rowspan="1000000000">x</td></tr><tr><td>y</td></tr></table>'),
    Attack("many wide cells", "<table><tr>" + '<td colspan="5000">x</td>' * 400 + "</tr></table>"),
    Attack("wide column", '<table><colgroup span="100000000"></colgroup><tr><td>x</td></tr></table>'),
    Attack("deep elements", "<div>" * 3000 + "x" + "</div>" * 3000),
    Attack("deep inlines", "<p>" + "<em>" * 3000 + "x" + "</em>" * 3000),
    Attack("deep tables", "<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60),
    Attack("endless pages", css="p { height: 99999999mm }"),
    Attack("tiny pages", f"<p>{'word ' * 20_000}</p>", css="@page { size: 3mm 3mm; margin: 0 }"),
    Attack("giant letters", css="p { font-size: 1e30pt }"),
    Attack("many columns", css="p { columns: 1000000000 }"),
    Attack("many grid tracks", css="p { display: grid; grid-template-columns: repeat(100000000, 1px) }"),
    Attack(
        "many backgrounds", css="p { background-size: 1e-9px; background-image: linear-gradient(red, blue) }"
    ),
    Attack(
        "counter without end",
        css="p { counter-increment: c 2147483647 } p::before { content: counter(c, lower-roman) }",
    ),
    Attack("selector without end", f"<p>{'<b>x</b>' * 2000}</p>", css="b ~ " * 200 + "b { color: red }"),
    Attack("deep selector", css="p" + ":not(p" * 3000 + ")" * 3000 + "{ color: red }"),
    Attack("deep calculation", css=f"p {{ width: {'calc(' * 3000}1px{')' * 3000} }}"),
    Attack("endless word", f"<p>{'x' * 1_000_000}</p>"),
    Attack("marks upon marks", f"<p>a{chr(0x301) * 100_000}</p>"),
    Attack("turning text", f"<p>{chr(0x202E) * 5_000}abc{chr(0x2067) * 5_000}</p>"),
    Attack(
        "broken font",
        css='@font-face { font-family: F; src: url("asset:f.ttf") } p { font-family: F }',
        assets={"f.ttf": b"\0\1\0\0" + b"\xff" * 4096},
    ),
)
