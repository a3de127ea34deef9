"""Parts → one package."""
