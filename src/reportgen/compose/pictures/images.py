"""An image an author names → an asset of the document."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.report.page import Nodes
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Image
from reportgen.model.text.words import Maker, Words, made


@frozen
class ImageWriter:
    """`files` are the project's, `used` grows: what the document shows."""

    files: Mapping[AssetName, bytes]
    used: dict[AssetName, bytes]
    mistakes: Mistakes

    def write(self, image: Image, alternative: Words) -> Nodes:
        """`<img>` for an image below content/; nothing, and a diagnostic, where none is or it is unsound."""
        name = AssetName(image.target.removeprefix("./"))
        if not str(alternative).strip():
            message = f'the image "{image.target}" has no alternative text'
            hint = "say between the brackets what it shows: ![…](…)"
            self.mistakes.report("image-without-alt", message, image.place, hint)
        content = self.files.get(name)
        if content is None:
            message = f'content/ has no image "{image.target}"'
            hint = suggestion(image.target, self.files, "put it into content/images/") or ""
            self.mistakes.report("unknown-image", message, image.target_place, hint)
            return ()
        if not self._is_sound(name, content):
            return ()
        source = made(f"asset:{name}", image.target_place, Maker.GENERATOR)
        return (element("img", place=image.place, src=source, alt=alternative.strip()),)

    def _is_sound(self, name: AssetName, content: bytes) -> bool:
        if name in self.used:
            return True
        from reportgen.compose.pictures.sound import PictureError, sound_picture  # noqa: PLC0415  # loads a parser of XML

        try:
            self.used[name] = sound_picture(content)
        except PictureError as fault:
            message = f'the image "{name}": {fault}'
            self.mistakes.report("unusable-image", message, Span(f"content/{name}"), fault.hint)
            return False
        return True
