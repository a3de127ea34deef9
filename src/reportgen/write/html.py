"""Document → one accessible HTML page that needs no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape, unescape

from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.model.report.theme import Theme

_LINK = re.compile(r"<link\b[^>]*>")
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")asset:([^"]*)"')
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_PAGE_CALL = re.compile(r'(<a data-role="pageref" href="#([^"]*)">)\s*(</a>)')
_TAG = re.compile(r"<[^>]*>")

# Fonts weigh a megabyte and a half; on a screen the reader's own do as well.
STAND_INS = {
    "mono": ("Consolas", "Menlo", "Liberation Mono"),
    "serif": ("Georgia", "Cambria", "Liberation Serif"),
    "sans": ("Calibri", "Helvetica Neue", "Arial", "Liberation Sans"),
}

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

SCREEN = """
@media screen {
  html { background: #fff; line-height: 1.5 }
  body { max-width: var(--measure, 150mm); margin: 0 auto; padding: 1.5rem 1rem 4rem }
  header[data-role="cover"] { margin-bottom: 3rem }
  header[data-role="cover"] h1, header[data-role="cover"] p { margin-top: 1rem; margin-bottom: 1rem }
  img { max-width: 100%; height: auto }
  main { overflow-wrap: break-word; overflow-x: auto }
  nav[data-role="toc"] a::after, a[data-role="pageref"]::after { content: none }
  main { counter-reset: note }
  span[data-role="footnote"] { float: none; font-size: 0.85em; color: inherit; counter-increment: note }
  span[data-role="footnote"] + sup[data-role="note-separator"] { display: none }
  span[data-role="footnote"]::before { content: " [" counter(note) ": " }
  span[data-role="footnote"]::after { content: "]" }
  :target { outline: 2px solid; outline-offset: 3px }
  a:focus-visible { outline: 3px solid; outline-offset: 2px }
  .skip { position: absolute; left: -999px }
  .skip:focus { position: static }
  body[data-draft="true"]::before { content: "DRAFT"; font-weight: 700 }
}
@media print { .skip { display: none } }
"""


def write_html(document: Document) -> bytes:
    """The page with its stylesheet and images inside, without scripts and without addresses to load from.

    Page numbers have no meaning on a screen: references to a page name the place instead.
    """
    style = f"<style>\n{_style(document)}</style>"
    html = _LINK.sub(lambda _: f"{_policy()}\n{style}", document.html, count=1)
    html = _IMAGE.sub(lambda found: f'{found[1]}{_data_address(found[2], document.assets)}"', html)
    html = _PAGE_CALL.sub(lambda found: found[1] + _name_of(found[2], document.html) + found[3], html)
    return _with_skip_link(html).encode()


def _style(document: Document) -> str:
    css = document.assets[AssetName("theme.css")].decode()
    # "</style" would end the element wherever it stands.
    return (_stand_ins(document.theme) + _FONT_FACE.sub("", css) + SCREEN).replace("</", "<\\/")


def _policy() -> str:
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n{viewport}'


def _stand_ins(theme: Theme) -> str:
    families = sorted({face.family for face in theme.faces})
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: {_local(family)} }}\n'
        for family in families
        if '"' not in family and "\\" not in family
    )


def _local(family: str) -> str:
    lowered = family.lower()
    sort = next((name for name in ("mono", "serif") if name in lowered), "sans")
    return ", ".join(f'local("{name}")' for name in (family, *STAND_INS[sort]))


def _data_address(name: str, assets: Mapping[AssetName, bytes]) -> str:
    content = assets[AssetName(unescape(name))]
    return f"data:{_media_type(content)};base64,{b64encode(content).decode('ascii')}"


def _media_type(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if content.startswith(b"\xff\xd8") else "image/svg+xml"


def _name_of(anchor: str, html: str) -> str:
    """The heading or label that a reference to a page leads to."""
    found = re.search(rf'<(\w+)[^>]*\bid="{re.escape(anchor)}"[^>]*>(.*)', html, re.DOTALL)
    if found is None:
        return "there"
    inside = found[2]
    if found[1] in {"section", "table", "figure", "aside"}:
        marked = re.search(
            r'<(h[1-6]|span data-role="label")[^>]*>(.*?)</(?:h[1-6]|span)>', inside, re.DOTALL
        )
        return f"“{_bare(marked[2])}”" if marked else "there"
    return f"“{_bare(inside.partition(f'</{found[1]}>')[0])}”"


def _bare(html: str) -> str:
    return escape(" ".join(unescape(_TAG.sub("", html)).split()), quote=False)


def _with_skip_link(html: str) -> str:
    skip = '<a class="skip" href="#report-text">Skip to the text</a>'
    html = re.sub(r"(<body\b[^>]*>)", lambda found: f"{found[1]}\n{skip}", html, count=1)
    return html.replace("<main>", '<main id="report-text" tabindex="-1">', 1)
