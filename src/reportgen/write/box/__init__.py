"""The engines in a process of their own: bytes in, bytes out, nothing else."""

from reportgen.write.box.door import measure_in_box, render_in_box
from reportgen.write.box.limits import Limits

__all__ = ["Limits", "measure_in_box", "render_in_box"]
