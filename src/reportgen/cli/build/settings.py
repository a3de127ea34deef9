"""`--set NAME=VALUE` → values; the formats that `--format` knows."""

from __future__ import annotations

import re

import click

from reportgen.model.format import Format

FORMATS = tuple(each.value for each in Format)
NAME = re.compile(r"[^\W\d][\w.-]*")


def read_settings(ctx: click.Context, param: click.Parameter, settings: tuple[str, ...]) -> dict[str, str]:
    """Each name with its value, all text; refuses what is no pair and a name given twice."""
    values: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not NAME.fullmatch(name):
            raise click.BadParameter(f"{setting!r} is not NAME=VALUE", ctx, param)
        if name in values:
            raise click.BadParameter(f"{name!r} is given twice", ctx, param)
        values[name] = value
    return values
