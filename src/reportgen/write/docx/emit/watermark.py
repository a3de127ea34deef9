"""A word across the page behind the text, as Word draws its own watermarks."""

from __future__ import annotations

from reportgen.write.docx.ooxml import Node, make, parent, w

# The text path of Word's own word art (ECMA-376 19.1.2.19, shape type 136).
FORMULAS = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0",
    "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600",
)  # fmt: skip
STYLE = (
    "position:absolute;margin-left:0;margin-top:0;width:340pt;height:80pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def write_watermark(text: str, color: str, number: int) -> Node:
    """A run for a header paragraph; `color` is six hexadecimal digits."""
    shape_type = make(
        "v:shapetype",
        {
            "id": "_x0000_t136",
            "coordsize": "21600,21600",
            "o:spt": "136",
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        make("v:formulas", None, *(make("v:f", {"eqn": formula}) for formula in FORMULAS)),
        make("v:path", {"textpathok": "t", "o:connecttype": "rect"}),
        make("v:textpath", {"on": "t", "fitshape": "t"}),
    )
    shape = make(
        "v:shape",
        {
            "id": f"PowerPlusWaterMarkObject{number}",
            "o:spid": f"_x0000_s{2048 + number}",
            "type": "#_x0000_t136",
            "alt": f"{text} watermark",
            "style": STYLE,
            "fillcolor": f"#{color}",
            "stroked": "f",
        },
        make("v:textpath", {"style": 'font-family:"Arial";font-size:1pt', "string": text}),
    )
    return parent("r", parent("rPr", w("noProof")), parent("pict", shape_type, shape))
