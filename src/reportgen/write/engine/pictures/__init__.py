"""Pictures on the engine's pages: the sizes at which they fit, and how large their text is."""
