"""Document → PDF with a structure tree that reads like the HTML; the only room that makes PDF objects."""

from reportgen.write.engine.pdf.writer import write_pdf

__all__ = ["write_pdf"]
