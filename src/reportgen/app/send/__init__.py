"""Built reports → letters, and their way to the recipients."""
