"""An image an author names → an asset of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize
from urllib.parse import unquote

from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.compose.pictures.drawings.faces import DrawingFaces
from reportgen.compose.pictures.fault import PictureError
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.report.page import Element, Nodes
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Image
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made

_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_LEADING = re.compile(r"(?:\.{0,2}/)+")
MOST_SAID = 80


@frozen
class ImageWriter:
    """`files` are the project's, `used` grows: what the document shows; drawings speak in `faces`."""

    files: Mapping[AssetName, bytes]
    used: dict[AssetName, bytes]
    faces: DrawingFaces
    printable: PrintableWords
    mistakes: Mistakes

    def write(self, image: Image, alternative: Words) -> Nodes:
        """`<img>` for an image below content/; nothing, and a diagnostic, where none is or it is unsound."""
        written = unquote(image.target)
        if not str(alternative).strip():
            message = f'the image "{written[:MOST_SAID]}" has no alternative text'
            hint = "say between the brackets what it shows: ![…](…)"
            self.mistakes.report("image-without-alt", message, image.place, hint)
        name = self._name(image.target)
        if name is None:
            self._report_unknown(image, written)
            return ()
        if not self.take(name, image.target_place):
            return ()
        source = made(f"asset:{name}", image.target_place, Maker.GENERATOR)
        return (element("img", place=image.place, src=source, alt=alternative.strip()),)

    def take_shown(self, root: Element) -> None:
        """Take what a page's template shows by `asset:`; what is no file of the project is told later."""
        for node in root.walk():
            if isinstance(node, Element) and node.tag == "img":
                name = AssetName((node.get("src") or "").removeprefix("asset:"))
                if name in self.files:
                    self.take(name, node.place)

    def _name(self, target: str) -> AssetName | None:
        """The file that is meant: its name as it stands or with `%20`, umlauts in one character or two."""
        written = _LEADING.sub("", target, count=1) if _LEADING.match(target) else target
        for name in (AssetName(written), AssetName(unquote(written))):
            if name in self.files:
                return name
        return next((name for name in self.files if _spoken(name) == _spoken(written)), None)

    def _report_unknown(self, image: Image, written: str) -> None:
        if _ADDRESS.match(written):
            message = f'a report loads no pictures by address: "{written[:MOST_SAID]}"'
            hint = "save it in content/images/ and name it by its file: images/NAME"
        else:
            message = f'content/ has no image "{written[:MOST_SAID]}"'
            hint = suggestion(written, self.files, "put it into content/images/") or ""
        self.mistakes.report("unknown-image", message, image.target_place, hint)

    def take(self, name: AssetName, place: Place | Span | None) -> bool:
        """Make one of the files an asset of the document; False, and a diagnostic, where it is unsound."""
        if name in self.used:
            return True
        from reportgen.compose.pictures.drawings.words import words_of  # noqa: PLC0415  # as below
        from reportgen.compose.pictures.sound import sound_picture  # noqa: PLC0415  # loads a parser of XML

        try:
            self.used[name] = sound_picture(self.files[name], self.faces)
        except PictureError as fault:
            message = f'the image "{name}": {fault}'
            self.mistakes.report("unusable-image", message, place, fault.hint)
            return False
        drawn = made(words_of(self.used[name]), None, Maker.DRAWING)
        self.printable.check(drawn, place)
        return True


def _spoken(name: str) -> str:
    return normalize("NFC", unquote(name))
