"""Pictures that an author names → bytes that every engine may draw."""
