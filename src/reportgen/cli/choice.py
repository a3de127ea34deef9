"""A choice among names that says which one was probably meant."""

from __future__ import annotations

from typing import Any

import click

from reportgen.model.suggestion import did_you_mean


class Choice(click.Choice[str]):
    """Click's own choice names all that there are, and leaves the reader to compare."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Click's message, and the nearest name."""
        near = did_you_mean(str(value), self.choices)
        message = super().get_invalid_choice_message(value, ctx)
        return f"{message} {near.capitalize()}" if near else message
