"""Project + profile → Plan."""
