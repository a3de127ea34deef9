"""Plan → Document: semantic HTML in the closed vocabulary, and every asset it names."""

from reportgen.compose.document import compose_document

__all__ = ["compose_document"]
