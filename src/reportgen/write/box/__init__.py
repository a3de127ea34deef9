"""The engines in a process of their own: bytes in, bytes out, nothing else."""

from reportgen.write.box.answering import open_artifacts
from reportgen.write.box.door import answer_in_box, measure_in_box, render_in_box
from reportgen.write.box.limits import Limits
from reportgen.write.box.preloaded import PRELOADED

__all__ = ["PRELOADED", "Limits", "answer_in_box", "measure_in_box", "open_artifacts", "render_in_box"]
