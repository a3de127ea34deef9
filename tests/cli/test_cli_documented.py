from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportgen.cli.program import COMMANDS, program

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
SHARED = frozenset({"--project", "--json", "--quiet", "--verbose", "--help"})


def commands() -> Iterator[tuple[str, click.Command]]:
    with click.Context(program) as context:
        for name in COMMANDS:
            command = program.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from ((f"{name} {inner}", command.commands[inner]) for inner in command.commands)
            else:
                yield name, command


EVERY = dict(commands())


def chapter(name: str) -> str:
    found = re.search(rf"^## `reportgen {name}\b.*?(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no chapter on {name}"
    return found.group()


@pytest.mark.parametrize("name", list(EVERY))
def test_every_option_is_documented_in_its_chapter(name: str) -> None:
    options = [spelling for each in EVERY[name].params for spelling in (*each.opts, *each.secondary_opts)]
    text = chapter(name)
    own = [spelling for spelling in options if spelling.startswith("--") and spelling not in SHARED]

    assert [spelling for spelling in own if f"`{spelling}" not in text] == []


@pytest.mark.parametrize("option", sorted(SHARED))
def test_options_of_every_command_are_documented_once(option: str) -> None:
    assert f"`{option}" in PAGE.partition("\n## ")[0]


@pytest.mark.parametrize("name", list(EVERY))
def test_every_command_takes_the_shared_options(name: str) -> None:
    options = {spelling for each in EVERY[name].params for spelling in each.opts}

    assert options >= SHARED - {"--help"}


@pytest.mark.parametrize("name", list(EVERY))
def test_every_command_shows_an_example(name: str) -> None:
    assert (EVERY[name].epilog or "").startswith("Example: ")


@pytest.mark.parametrize("name", list(EVERY))
def test_every_example_stands_in_the_chapter(name: str) -> None:
    example = (EVERY[name].epilog or "").removeprefix("Example: ")

    assert example in chapter(name)


def test_no_chapter_is_about_a_command_that_is_none() -> None:
    told = re.findall(r"^## `reportgen ([a-z]+(?: [a-z-]+)?)", PAGE, re.MULTILINE)

    assert sorted(told) == sorted(EVERY)
