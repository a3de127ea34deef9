"""How two published states of a report differ, in values, words, marks and pages."""
