"""Click: parse, one call into app, print, exit code."""
