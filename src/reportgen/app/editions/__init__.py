"""Published states of the reports, and what changed since."""
