"""Document → one accessible HTML page that needs no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape

from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.write.html.drawing_fonts import with_fonts
from reportgen.write.html.formulas import with_formulas
from reportgen.write.html.reachable import reachable
from reportgen.write.html.screen import SCREEN
from reportgen.write.html.web_fonts import font_faces, with_stand_ins

_LINK = re.compile(r"<link\b[^<>]*+>")
_IMAGE = re.compile(r'(<img\b[^<>]*?\bsrc=")asset:([^"<>]*+)"')
_FONT_FACE = re.compile(r"@font-face\s*+\{[^{}]*+\}\s*+")
_PAGE_CALL = re.compile(r'(<a data-role="pageref" href="#([^"]*)">)\s*(</a>)')
_TAG = re.compile(r"<[^<>]*+>")
_NAMING = re.compile(r'<(?:h[1-6]|span data-role="label")[^<>]*+>')
_NAMED = re.compile(r"</(?:h[1-6]|span)>")

POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


def write_html(document: Document) -> bytes:
    """The page with its stylesheet and images inside, without scripts and without addresses to load from.

    Page numbers have no meaning on a screen: references to a page name the place instead.
    """
    style = f"<style>\n{_style(document)}</style>"
    html = _LINK.sub(lambda _: f"{_policy()}\n{style}", document.html, count=1)
    html = with_formulas(html)
    html = _IMAGE.sub(lambda found: f'{found[1]}{_data_address(found[2], document)}"', html)
    html = _PAGE_CALL.sub(lambda found: found[1] + _name_of(found[2], document.html) + found[3], html)
    return _with_skip_link(reachable(html)).encode()


def _style(document: Document) -> str:
    css = document.assets[AssetName("theme.css")].decode()
    faces = font_faces(document.theme, css, document.html)
    # "</style" would end the element wherever it stands.
    rules = with_stand_ins(document.theme, _FONT_FACE.sub("", css))
    return (faces + rules + SCREEN).replace("</", "<\\/")


def _policy() -> str:
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n{viewport}'


def _data_address(name: str, document: Document) -> str:
    content = document.assets[AssetName(unescape(name))]
    kind = _media_type(content)
    if kind == "image/svg+xml":
        content = with_fonts(content, document.theme)
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _media_type(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if content.startswith(b"\xff\xd8") else "image/svg+xml"


def _name_of(anchor: str, html: str) -> str:
    """The heading or label that a reference to a page leads to."""
    found = re.search(rf'<(\w++)(?=[^<>]*+>)[^<>]*\bid="{re.escape(anchor)}"[^<>]*+>(.*)', html, re.DOTALL)
    if found is None:
        return "there"
    inside = found[2]
    if found[1] in {"section", "table", "figure", "aside"}:
        start = _NAMING.search(inside)
        end = _NAMED.search(inside, start.end()) if start else None
        return f"“{_bare(inside[start.end() : end.start()])}”" if start and end else "there"
    return f"“{_bare(inside.partition(f'</{found[1]}>')[0])}”"


def _bare(html: str) -> str:
    return escape(" ".join(unescape(_TAG.sub("", html)).split()), quote=False)


def _with_skip_link(html: str) -> str:
    skip = '<a class="skip" href="#report-text">Skip to the text</a>'
    html = re.sub(r"(<body\b[^<>]*+>)", lambda found: f"{found[1]}\n{skip}", html, count=1)
    return html.replace("<main>", '<main id="report-text" tabindex="-1">', 1)
