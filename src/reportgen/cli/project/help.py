"""`reportgen help`: the manual."""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call


@make_command("help", example="reportgen help file-formats")
@click.argument("topic", required=False, default=None)
def command(call: Call, topic: str | None) -> None:
    """Print the manual's page on TOPIC or the chapter on a command, or list the topics."""
    from reportgen.app.manual import page_on, topics  # noqa: PLC0415  # loaded only to run

    if topic is None:
        known = topics()
        width = max(map(len, known))
        lines = [f"{name:<{width}}  {about}" for name, about in known.items()]
        text = "\n".join([f"the manual of reportgen {__version__}", "", *lines])
        call.answer({"version": __version__, "topics": dict(known)}, text)
        return
    page = page_on(topic)
    text = f"reportgen {__version__}: {topic}\n\n{page}"
    call.answer({"version": __version__, "topic": topic, "text": page}, text)
