"""The logo that a project or a theme names → its file among the pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import AssetName
from reportgen.model.report.theme import Logo
from reportgen.read.forms.theme import LogoForm
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Node, span_at

# It travels in every file and every letter.
MOST_BYTES = 1_000_000
WHERE = "put a PNG, JPEG or SVG there: beside theme.yaml, or into content/images/ for reportgen.yaml"


def read_logo(
    form: LogoForm | None,
    node: Node,
    folders: Sequence[str],
    pictures: Mapping[AssetName, bytes],
    report: Reporter,
) -> Logo | None:
    """Give the logo, looked up in `folders` one after the other; None where none is asked for or there."""
    if form is None:
        return None
    span = span_at(node, "logo", "file")
    names = [AssetName(folder + form.file) for folder in folders]
    name = next((each for each in names if each in pictures), None)
    if name is None:
        message = f'there is no picture "{form.file}" for the logo'
        known = [name.removeprefix(each) for each in folders for name in pictures if name.startswith(each)]
        report(Diagnostic("missing-logo", message, span, suggestion(form.file, known) or WHERE))
        return None
    if len(pictures[name]) > MOST_BYTES:
        message = f'the logo "{form.file}" has {len(pictures[name]):,} bytes, more than {MOST_BYTES:,}'
        hint = "it travels in every file and letter: 1,500 pixels across are enough, or save it as SVG"
        report(Diagnostic("heavy-logo", message, span, hint))
        return None
    return Logo(name, form.alt, span)
