"""Document → pages laid out; the only room that knows the engine, its boxes and its PDF objects by name."""
