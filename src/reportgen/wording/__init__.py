"""The words that reportgen adds itself, by language."""
