"""One file per command: joins the stages to the world."""
