"""The forms that authors fill in, one per kind of file: the only pydantic in the project."""
