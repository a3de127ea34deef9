"""What writers may know of the laid-out pages, as plain values."""
