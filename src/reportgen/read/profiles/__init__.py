"""Profiles, each merged with those it extends."""
