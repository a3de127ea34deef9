"""Published states of reports, and how two of them differ."""
