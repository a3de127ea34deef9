"""Documents of other programs → draft blocks in the project."""
