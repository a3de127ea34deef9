"""An image an author names → an asset of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.compose.markup import attribute
from reportgen.model.names import AssetName
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft


def use_image(address: str, alt: str, place: Span, draft: Draft) -> str:
    """`<img>` for an image below content/; nothing, and a diagnostic, where none is or it is unsound."""
    name = AssetName(address.removeprefix("./"))
    content = draft.project.images.get(name)
    if not alt.strip():
        draft.say(
            "image-without-alt",
            f'the image "{address}" has no alternative text',
            place,
            "say between the brackets what it shows: ![…](…)",
        )
    if content is None:
        draft.say(
            "unknown-image",
            f'content/ has no image "{address}"',
            place,
            suggestion(address, draft.project.images, "put it into content/images/"),
        )
        return ""
    if name not in draft.images:
        from reportgen.compose.figures.pictures import PictureError, sound_picture  # noqa: PLC0415  # loads a parser of XML

        try:
            draft.images[name] = sound_picture(content)
        except PictureError as fault:
            draft.say("unusable-image", f'the image "{name}": {fault}', Span(f"content/{name}"), fault.hint)
            return ""
    return f"<img{attribute('src', f'asset:{name}')}{attribute('alt', alt.strip())}>"
