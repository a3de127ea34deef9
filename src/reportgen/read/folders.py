"""The paths of a project's files → what each is read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from reportgen.model.diagnostic import Diagnostic, Reporter, Severity
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.read.about import ABOUT
from reportgen.read.content.data import DATA_FORMATS
from reportgen.read.content.glossary import GLOSSARY
from reportgen.read.content.sources import SOURCES
from reportgen.read.suggestion import suggestion
from reportgen.read.themes import SHARED_FONTS, THEME_SHEET, THEME_TREE, THEMES

CONTENT = "content/"
CLAIMS = "content/claims/"
BLOCKS = "content/blocks/"
DATA = "content/data/"
IMAGES = "content/images/"
PROFILES = "profiles/"
TEMPLATES = "templates/"
WORDING = "templates/wording/"
PICTURES = "template_pictures"
# Ending → kind: letters in plain text are no pages.
TEMPLATE_KINDS: Mapping[str, str] = {
    ".html.j2": "templates",
    ".txt.j2": "letter_templates",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".svg"), PICTURES),
}
LISTS = (ABOUT, SOURCES, GLOSSARY, DATA_FORMATS)
"""Files of YAML that stand once in a project."""
_THEME_FILES = frozenset({THEME_TREE, THEME_SHEET})


@frozen
class Folders:
    """The paths of each kind, in the order of their names."""

    claims: tuple[str, ...]
    blocks: tuple[str, ...]
    data: tuple[str, ...]
    images: tuple[str, ...]
    profiles: tuple[str, ...]
    templates: tuple[str, ...]
    letter_templates: tuple[str, ...]
    template_pictures: tuple[str, ...]
    theme_files: tuple[str, ...]
    words: tuple[str, ...]


def sort_files(paths: Iterable[str], report: Reporter) -> Folders:
    """Sort paths by what they are read as; those in folders of content that are nothing are said."""
    kinds: dict[str, list[str]] = {
        name: [] for name in (*_FOLDERS, *dict.fromkeys(TEMPLATE_KINDS.values()), "theme_files")
    }
    for path in sorted(paths):
        kind = _kind(path)
        if kind is not None:
            kinds[kind].append(path)
        elif path not in LISTS and path.startswith((CONTENT, PROFILES, WORDING)):
            report(_unread(path))
    return Folders(**{name: tuple(found) for name, found in kinds.items()})


# Kind → folder, ending that its files need, whether files of folders within it count too.
_FOLDERS: Mapping[str, tuple[str, str, bool]] = {
    "claims": (CLAIMS, ".yaml", False),
    "blocks": (BLOCKS, ".md", True),
    "data": (DATA, "", True),
    "images": (IMAGES, "", True),
    "profiles": (PROFILES, ".yaml", False),
    "words": (WORDING, ".yaml", False),
}


def _kind(path: str) -> str | None:
    if path in LISTS:
        return None
    for kind, (folder, ending, is_deep) in _FOLDERS.items():
        if path.startswith(folder) and path.endswith(ending):
            return kind if is_deep or "/" not in path.removeprefix(folder) else None
    if path.startswith(THEMES):
        parts = path.removeprefix(THEMES).split("/")
        if len(parts) == 2 and parts[1] in _THEME_FILES:
            return "theme_files"
    if path.startswith(TEMPLATES) and not path.startswith(SHARED_FONTS):
        found = next((kind for ending, kind in TEMPLATE_KINDS.items() if path.lower().endswith(ending)), None)
        return found if found == PICTURES or not path.startswith(THEMES) else None
    return None


def _unread(path: str) -> Diagnostic:
    name = PurePosixPath(path).name
    if path.startswith(PROFILES) and not path.endswith(".yaml"):
        hint: str | None = "profiles end in .yaml"
    elif path.startswith(CLAIMS) and not path.endswith(".yaml"):
        hint = "files of claims end in .yaml"
    elif path.startswith(BLOCKS):
        hint = "blocks end in .md"
    elif path.startswith(WORDING) and not path.endswith(".yaml"):
        hint = "words of a language stand in a file like en.yaml"
    elif path.startswith((PROFILES, CLAIMS, WORDING)):
        hint = "folders within this one are not read"
    else:
        hint = suggestion(name, ("sources.yaml", "glossary.yaml", "claims", "blocks", "data", "images"))
    return Diagnostic("unread-file", f'"{name}" is not read as anything', Span(path), hint, Severity.WARNING)
