"""A content block → the content control around it, by which an edited file can be merged back."""

from __future__ import annotations

from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import Node, make, parent, stable_number, w
from reportgen.write.docx.values.blocks import Control

LONGEST_TAG = 64  # ECMA-376 17.5.2.42


def write_control(control: Control, nodes: list[Node], state: WriterState) -> Node:
    """A control that readers do not see, tagged with its block; a hidden bookmark is the second trace."""
    turn = state.controls[control.block] = state.controls.get(control.block, 0) + 1
    suffix = "" if turn == 1 else f"#{turn}"
    tag = f"rg:{control.block}{suffix}"
    number = state.next_bookmark()
    start = w("bookmarkStart", id=number, name=hidden_bookmark(tag))
    properties = parent(
        "sdtPr",
        w("alias", control.block[:LONGEST_TAG]),
        w("tag", tag[:LONGEST_TAG]),
        w("id", stable_number(tag)),
        make("w15:appearance", {"w15:val": "hidden"}),
        # LibreOffice takes a plain control around one paragraph for one in the line and shows field codes.
        parent("docPartObj", w("docPartGallery", "Custom 1")),
    )
    return parent("sdt", properties, parent("sdtContent", start, *nodes, w("bookmarkEnd", id=number)))


def hidden_bookmark(tag: str) -> str:
    """The name of the bookmark that stands for a tagged block; its first sign hides it."""
    return f"_rg_{stable_number(tag):x}"
