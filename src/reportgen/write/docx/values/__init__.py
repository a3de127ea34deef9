"""A Word document as plain values."""
