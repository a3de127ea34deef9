"""The engine's drawing and objects, as far as the PDF writer needs them."""
