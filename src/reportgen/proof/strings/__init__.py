"""Bytes of any format that leaves the house → every string in them."""
