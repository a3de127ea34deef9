"""SVG → SVG of what all readers draw alike, in the faces of the theme."""
