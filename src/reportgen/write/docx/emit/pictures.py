"""Pictures → inline drawings; vectors with a raster beside them for readers that show none."""

from __future__ import annotations

from reportgen.model.report.layout import MarginPicture
from reportgen.write.docx.emit.state import IMAGE, PartWriter
from reportgen.write.docx.ooxml import NAMESPACES, Node, emu, make, parent
from reportgen.write.docx.values.blocks import Picture

SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # MS-ODRAWXML 2.3.2.2: vector beside the raster
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # MS-ODRAWXML 2.3.7: decoration, passed over by readers
ANCHOR = {
    "distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 1, "behindDoc": 1,
    "locked": 0, "layoutInCell": 1, "allowOverlap": 1,
}  # fmt: skip
SMALLEST = 0.75  # points; a drawing without extent is refused


def write_picture(picture: Picture, writer: PartWriter) -> Node:
    """A run with the picture at its used size."""
    drawing = make("wp:inline", {"distT": 0, "distB": 0, "distL": 0, "distR": 0})
    drawing.extend(_drawn(picture, writer))
    return parent("r", parent("drawing", drawing))


def write_behind(picture: MarginPicture, writer: PartWriter) -> Node:
    """A run with a picture that stands at its place on the page and moves no line (20.4.2.3)."""
    drawing = make("wp:anchor", ANCHOR)
    drawing.append(make("wp:simplePos", {"x": 0, "y": 0}))
    for axis, distance in (("H", picture.left), ("V", picture.top)):
        offset = make("wp:posOffset")
        offset.text = str(emu(distance))
        drawing.append(make(f"wp:position{axis}", {"relativeFrom": "page"}, offset))
    extent, *rest = _drawn(Picture(picture.asset, picture.width, picture.height, ""), writer)
    drawing.extend([extent, make("wp:wrapNone"), *rest])
    return parent("r", parent("drawing", drawing))


def _drawn(picture: Picture, writer: PartWriter) -> tuple[Node, ...]:
    """Size, name and content, as every kind of drawing has them."""
    illustration = writer.state.illustrations[picture.asset]
    number = writer.state.next_drawing()
    size = {"cx": emu(max(SMALLEST, picture.width)), "cy": emu(max(SMALLEST, picture.height))}
    blip = make("a:blip", {"r:embed": writer.relations.relate(IMAGE, illustration.name)})
    if illustration.vector is not None:
        vector = make("asvg:svgBlip", {"r:embed": writer.relations.relate(IMAGE, illustration.vector)})
        blip.append(make("a:extLst", None, make("a:ext", {"uri": SVG_BLIP}, vector)))
    named = {"id": number, "name": f"Picture {number}", "descr": picture.alternative}
    described = make("wp:docPr", named)
    if not picture.alternative:
        mark = make("adec:decorative", {"val": "1"})
        described.append(make("a:extLst", None, make("a:ext", {"uri": DECORATIVE}, mark)))
    return (
        make("wp:extent", size),
        described,
        make("wp:cNvGraphicFramePr", None, make("a:graphicFrameLocks", {"noChangeAspect": 1})),
        make("a:graphic", None, make("a:graphicData", {"uri": NAMESPACES["pic"]}, _pic(named, blip, size))),
    )


def _pic(named: dict[str, object], blip: Node, size: dict[str, str]) -> Node:
    return make(
        "pic:pic",
        None,
        make(
            "pic:nvPicPr",
            None,
            make("pic:cNvPr", named),
            make("pic:cNvPicPr", None, make("a:picLocks", {"noChangeAspect": 1})),
        ),
        make("pic:blipFill", None, blip, make("a:stretch", None, make("a:fillRect"))),
        make(
            "pic:spPr",
            None,
            make("a:xfrm", None, make("a:off", {"x": 0, "y": 0}), make("a:ext", size)),
            make("a:prstGeom", {"prst": "rect"}, make("a:avLst")),
        ),
    )
