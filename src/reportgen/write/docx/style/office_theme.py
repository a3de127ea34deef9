"""The theme part that Word expects in every document (ECMA-376 20.1.6.9); styles do not lean on it."""

from __future__ import annotations

from collections.abc import Mapping

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLORS: Mapping[str, str] = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "14304F",
    "lt2": "EAF0F6",
    "accent1": "14304F",
    "accent2": "55606E",
    "accent3": "8A3F06",
    "accent4": "2F6F73",
    "accent5": "5C3B66",
    "accent6": "7B8794",
    "hlink": "14304F",
    "folHlink": "5C3B66",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_FONT = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'

OFFICE_THEME = (
    f'<a:theme xmlns:a="{DRAWING}" name="Report"><a:themeElements><a:clrScheme name="Report">'
    + "".join(f'<a:{slot}><a:srgbClr val="{color}"/></a:{slot}>' for slot, color in COLORS.items())
    + '</a:clrScheme><a:fontScheme name="Report"><a:majorFont>'
    + _FONT.format("Calibri")
    + "</a:majorFont><a:minorFont>"
    + _FONT.format("Cambria")
    + '</a:minorFont></a:fontScheme><a:fmtScheme name="Report"><a:fillStyleLst>'
    + _FILL * 3
    + "</a:fillStyleLst><a:lnStyleLst>"
    + _LINE * 3
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + "</a:effectStyleLst><a:bgFillStyleLst>"
    + _FILL * 3
    + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
