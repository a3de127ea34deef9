"""Document → PDF with a structure tree that reads like the HTML."""

from reportgen.write.pdf.writer import write_pdf

__all__ = ["write_pdf"]
