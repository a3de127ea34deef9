"""Web pages, and everything else whose text is HTML inside."""
