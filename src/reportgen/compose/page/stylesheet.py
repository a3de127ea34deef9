"""Theme and paper → the one stylesheet of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from reportgen.compose.page.turned_pages import PAGE, TURNING, turned_paper
from reportgen.compose.pictures.shape import width_for_height
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import AssetName
from reportgen.model.profile import Paper
from reportgen.model.report.theme import Face, Logo, Theme

# Closing a declaration or a block, or opening a comment, would let a token write other rules.
_BREAKS_OUT = re.compile(r"[{};<>\\]|/\*|\*/|[\x00-\x1f]")
# Before the theme's own rules, which may say otherwise; patterns follow the language of the text.
HYPHENATED = "p, li, dd, td, figcaption { hyphens: auto }"
# Only where a report asks for change bars, so that no other report's bytes know of them. On paper a bar is
# drawn beside the text and no rule may move a line; a screen has no margin to draw in.
NOTE_ROLE = 'data-role="change-note"'
CHANGE_BARS = """\
p[data-role="change-note"] {
  font-size: var(--small-size, 0.85em); line-height: var(--small-line, 1.3);
  margin: 10pt 0 0; text-align: left; break-inside: avoid;
}
@media screen {
  [data-change]:not(tr), tr[data-change] > :first-child { border-left: 4px solid; padding-left: 0.6em }
  [data-change="reworded"]:not(tr), tr[data-change="reworded"] > :first-child { border-left-style: double }
  [data-change="removed"]:not(tr), tr[data-change="removed"] > :first-child { border-left-style: dotted }
}"""
# Likewise only where a report has tasks.
TASK = "data-task="
TASKS = """\
li[data-task="open"] { list-style-type: "☐ " }
li[data-task="done"] { list-style-type: "☑ " }"""
# Behind the running head: it takes no room, and the lines beside it stay where they are.
LOGO = """\
@page {{
  @top-right {{
    background: url("{address}") no-repeat;
    background-position: right var(--logo-head-top, 5mm);
    background-size: {size};
  }}
}}
@page :first {{ @top-right {{ background: none }} }}
@page cover {{ @top-right {{ background: none }} }}"""
# The running head's right part is about four times as wide as the logo is high: a wider one fills it.
WIDEST = 4.0
_WIDTH = re.compile(r'data-width="([\d.]+)"')


def stylesheet(theme: Theme, paper: Paper, html: str, logo: str = "") -> str:
    """Font faces, tokens, the theme's rules, the paper, and what `html` asks for beyond them.

    `logo` is a `logo_rule`.
    """
    is_turned = f' {PAGE}="' in html
    parts = (
        *(_font_face(face) for face in theme.faces),
        ":root {\n"
        + "".join(f"  --{name}: {value};\n" for name, value in sorted(theme.tokens.items()))
        + "}",
        *((HYPHENATED,) if theme.hyphenates else ()),
        *((TASKS,) if TASK in html else ()),
        *((TURNING,) if is_turned else ()),
        *((logo,) if logo else ()),
        theme.css,
        f"@page {{ size: {paper.value} }}",
        *((turned_paper(paper),) if is_turned else ()),
        *((CHANGE_BARS,) if NOTE_ROLE in html else ()),
        *(f'col[data-width="{width}"] {{ width: {width}% }}' for width in sorted(set(_WIDTH.findall(html)))),
    )
    return "\n".join(parts) + "\n"


def logo_rule(logo: Logo, content: bytes) -> str:
    """The rule that puts a logo behind the running heads; `content` is its picture."""
    is_wide = width_for_height(content) > WIDEST
    size = "100% auto" if is_wide else "auto var(--logo-head-height, 7mm)"
    return LOGO.format(address=_address(logo.asset), size=size)


def font_asset(face: Face) -> AssetName:
    """The name by which the stylesheet calls a font file."""
    return AssetName(f"fonts/{face.file}")


def token_faults(theme: Theme) -> Iterator[Diagnostic]:
    """Tokens that would end their declaration."""
    for name, value in theme.tokens.items():
        if _BREAKS_OUT.search(value) or not re.fullmatch(r"[A-Za-z][\w-]*", name):
            yield Diagnostic(
                "bad-token", f'the token "{name}" is no plain CSS value', theme.span, "write one value"
            )


def _font_face(face: Face) -> str:
    family = face.family.replace("\\", "").replace('"', "")
    style = "italic" if face.is_italic else "normal"
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {face.weight}; font-style: {style}; '
        f'src: url("{_address(font_asset(face))}") }}'
    )


def _address(name: AssetName) -> str:
    return f"asset:{quote(name, safe='/._-')}"
