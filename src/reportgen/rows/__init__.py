"""Data files of authors → tables of cells that know their characters."""
