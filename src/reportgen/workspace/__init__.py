"""The only place that opens files: project folder, output folder, starter kit."""
