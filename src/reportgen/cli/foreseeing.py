"""The words of a call → whether it will surely render, known before anything is loaded that understands it.

The engines take as long to load as a project takes to be read and composed. Where nothing has been built
yet they are needed whatever the project says, so their process can start before this one has loaded Click.
"""

from __future__ import annotations

import os

from reportgen.cli.again import output_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# With these a build writes nothing, renders somewhere else, or ends at once.
SPARING = ("--check", "--executor", "--scheduler", "-h", "--help")
FORMAT = ("-f", "--format")


def start_engines(arguments: Sequence[str]) -> None:
    """Start them for a call of `build` that will need them; a call that is refused later ends them again."""
    if renders_surely(arguments):
        from reportgen.app.machines.warm_up import warm_up  # noqa: PLC0415  # not where nothing is rendered

        warm_up(formats_named(arguments))


def renders_surely(arguments: Sequence[str]) -> bool:
    """Whether this is a build by force, or one beside whose reports no earlier one has left a note."""
    if not arguments or arguments[0] != "build" or any(each.startswith(SPARING) for each in arguments):
        return False
    if "--force" in arguments:
        return True
    folder = output_folder(arguments[1:])
    return folder is not None and not os.path.isdir(f"{folder}/.reportgen/notes")  # noqa: PTH112  # Path takes long to load


def formats_named(arguments: Sequence[str]) -> tuple[str, ...]:
    """The formats that a call names, as it writes them."""
    after = zip(arguments[:-1], arguments[1:], strict=True)  # noqa: RUF007  # itertools is one module more
    joined = (each[len(name) :].lstrip("=") for each in arguments for name in FORMAT if each.startswith(name))
    return (*(word for name, word in after if name in FORMAT), *filter(None, joined))
