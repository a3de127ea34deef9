"""The folders of `templates/themes/` → themes, each merged with those it extends."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import AssetName, ThemeId
from reportgen.model.report.theme import EMOJI_FAMILY, Face, HouseKeep, Theme, WordFonts
from reportgen.model.span import Span
from reportgen.read.font_file import FontFault, read_font
from reportgen.read.forms.filled import fill, fill_what_is_sound, ignore
from reportgen.read.forms.theme import FaceForm, ThemeForm
from reportgen.read.logo import read_logo
from reportgen.read.profiles.inheritance import inherit
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Fields, Node, child, members, span_at

THEMES = "templates/themes/"
THEME_TREE = "theme.yaml"
THEME_SHEET = "theme.css"
SHARED_FONTS = "templates/fonts/"
EMOJI_FILE = "report-emoji/ReportEmoji.ttf"

_ZIP_START = b"PK\x03\x04"
# What an encrypted Word file is called inside its container (MS-OFFCRYPTO 2.3.4).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_themes(
    trees: Mapping[ThemeId, Node],
    sheets: Mapping[ThemeId, str],
    files: Mapping[str, bytes],
    pictures: Mapping[AssetName, bytes],
    *,
    known: frozenset[str],
    report: Reporter,
) -> Mapping[ThemeId, Theme]:
    """Give every theme, of those with mistakes what is sound.

    `sheets` are the stylesheets; fonts and Word templates are looked up in `files`, logos in `pictures`.
    """
    for node in trees.values():
        if not isinstance(node, Fields):
            fill(ThemeForm, node, report)
    named = {str(name): node for name, node in trees.items() if isinstance(node, Fields)}
    themes = {}
    for name, merged in inherit("theme", named, known, report).items():
        line = (name, *merged.ancestors)
        filled = fill_what_is_sound(ThemeForm, merged.node, {"title": name}, report)
        css = "\n".join(sheets[ThemeId(each)] for each in reversed(line) if ThemeId(each) in sheets)
        if not css:
            message, hint = f'the theme "{name}" has no stylesheet', "add theme.css beside theme.yaml"
            report(Diagnostic("missing-stylesheet", message, Span(merged.node.span.path), hint))
        if filled is None:
            continue
        form = filled.form
        _check_fonts(form, filled.node, report)
        themes[ThemeId(name)] = Theme(
            id=ThemeId(name),
            title=form.title,
            tokens=form.tokens,
            css=css,
            faces=(faces := _faces(line, named, files, report)),
            fonts=WordFonts(form.word.fonts),
            hyphenates=bool(form.hyphenate),
            substitutes=form.word.substitutes,
            house=_house(line, form.word.house, filled.node, files, report),
            styles=form.word.styles,
            house_keeps=frozenset(HouseKeep(each) for each in form.word.keep),
            native_endnotes=form.word.endnotes == "native",
            logo=read_logo(form.logo, filled.node, [f"{THEMES}{each}/" for each in line], pictures, report),
            span=merged.node.span,
            emoji=_emoji(faces, files),
        )
    return themes


def _emoji(faces: tuple[Face, ...], files: Mapping[str, bytes]) -> Face | None:
    """The packaged face for emoji, where the theme has none of its own."""
    content = files.get(SHARED_FONTS + EMOJI_FILE)
    if content is None or any(face.family == EMOJI_FAMILY for face in faces):
        return None
    return Face(EMOJI_FAMILY, 400, is_italic=False, file=EMOJI_FILE, content=content)


def _faces(
    line: tuple[str, ...], trees: Mapping[str, Node], files: Mapping[str, bytes], report: Reporter
) -> tuple[Face, ...]:
    """Give the faces of a theme after those of its bases; the same family, weight and slant replaces."""
    faces: dict[tuple[str, int, bool], Face] = {}
    for name in reversed(line):
        for position, member in enumerate(members(child(trees[name], "fonts"))):
            # Mistakes in the form itself are reported where the theme that holds it is filled in.
            form = fill(FaceForm, member, ignore)
            face = form and _face(name, form, span_at(trees[name], "fonts", position, "file"), files, report)
            if face:
                faces[face.family, face.weight, face.is_italic] = face
    return tuple(faces.values())


def _face(name: str, form: FaceForm, span: Span, files: Mapping[str, bytes], report: Reporter) -> Face | None:
    content = files.get(f"{THEMES}{name}/fonts/{form.file}", files.get(f"{SHARED_FONTS}{form.file}"))
    if content is None:
        known = [
            path.partition("/fonts/")[2]
            for path in files
            if path.startswith("templates/") and "/fonts/" in path
        ]
        message = f'no font file is called "{form.file}"'
        report(Diagnostic("missing-font", message, span, suggestion(form.file, known)))
        return None
    font = read_font(form.file, content, form.index)
    if isinstance(font, FontFault):
        report(Diagnostic(font.code, font.message, span, font.hint))
        return None
    # Faces of one collection are files of their own.
    file = form.file if form.index is None else f"{form.file}/{form.index}"
    return Face(form.family, form.weight, form.italic, file, font)


def _house(
    line: tuple[str, ...], file: str | None, node: Node, files: Mapping[str, bytes], report: Reporter
) -> bytes | None:
    """Give the Word template, looked up in the theme's folder and then in those of its bases."""
    if file is None:
        return None
    content = next((files[path] for each in line if (path := f"{THEMES}{each}/{file}") in files), None)
    span = span_at(node, "word", "house")
    if content is None:
        known = [
            path.removeprefix(f"{THEMES}{line[0]}/") for path in files if path.endswith((".docx", ".dotx"))
        ]
        report(Diagnostic("missing-file", f'the theme has no file "{file}"', span, suggestion(file, known)))
        return None
    if not content.startswith(_ZIP_START):
        is_locked = _ENCRYPTED in content
        code = "house-with-password" if is_locked else "unreadable-file"
        message = f'"{file}" opens only with a password' if is_locked else f'"{file}" is no Word file'
        report(Diagnostic(code, message, span, "save it without one" if is_locked else "save it as .docx"))
        return None
    return content


def _check_fonts(form: ThemeForm, node: Node, report: Reporter) -> None:
    if form.word.fonts == "house" and form.word.house is None:
        message, span = "there is no Word template to take the faces of", span_at(node, "word", "fonts")
        hint = "name one under word: house, or say fonts: embed"
        report(Diagnostic("house-fonts-without-template", message, span, hint))
