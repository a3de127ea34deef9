"""What fonts the pages ask for + the faces of a theme → the styles that another face stands in for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.fonts.face_choice import FaceChoice
from reportgen.fonts.word_families import BOLD
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.layout import FontRequest
from reportgen.model.report.theme import Theme


def missing_faces(theme: Theme, requests: Iterable[FontRequest]) -> tuple[Diagnostic, ...]:
    """One warning at the theme for each family and style, in the order of their names."""
    choice = FaceChoice(theme.faces)
    found = sorted({each for request in requests for each in _missing(choice, request)})
    return tuple(
        Diagnostic(
            "missing-face",
            f'the family "{family}" has no {style} face: such words are shown {shown}',
            theme.span,
            f"add the face under fonts in theme.yaml, with {setting}",
            Severity.WARNING,
        )
        for family, style, shown, setting in found
    )


def _missing(choice: FaceChoice, request: FontRequest) -> Iterator[tuple[str, str, str, str]]:
    face = choice.ordinary(request)
    if face is None:
        return
    lacks_bold = request.weight >= BOLD > face.weight
    lacks_italic = request.is_italic and not face.is_italic
    if lacks_bold or lacks_italic:
        bold, italic = request.weight >= BOLD, request.is_italic
        yield (
            face.family,
            _joined(" ", (bold, "bold"), (italic, "italic")),
            _joined(" and ", (lacks_bold, "plain"), (lacks_italic, "upright")),
            _joined(", ", (bold, "weight: 700"), (italic, "italic: true")),
        )


def _joined(between: str, *words: tuple[bool, str]) -> str:
    return between.join(word for is_said, word in words if is_said)
