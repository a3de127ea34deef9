"""Document → Layout → Artifact."""
