"""Projects → artifacts in the output folder, and the manifest."""
