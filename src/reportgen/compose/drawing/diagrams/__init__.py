"""Boxes and arrows → layers, places and routes."""
