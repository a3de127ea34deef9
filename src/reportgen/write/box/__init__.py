"""The engines in a process of their own: bytes in, bytes out, nothing else."""

from reportgen.write.box.door import render_in_box
from reportgen.write.box.limits import Limits

__all__ = ["Limits", "render_in_box"]
