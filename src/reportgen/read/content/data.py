"""The files in `content/data/` and `data.yaml` among them → data files that say how to read them."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import AssetName
from reportgen.model.table import DataFile, DataFormat
from reportgen.read.forms.data import DataFileForm, DataForm
from reportgen.read.forms.filled import fill_what_is_sound
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Leaf, Node, child, key_span
from reportgen.rows.dialects import DELIMITERS

DATA_FORMATS = "content/data/data.yaml"


def read_data(
    contents: Mapping[AssetName, bytes], tree: Node | None, decimal: str | None, report: Reporter
) -> Mapping[AssetName, DataFile]:
    """Give each file with what is declared of it; `decimal` is the project's."""
    formats = {} if tree is None else _formats(tree, contents, report)
    usual = DataFileForm()
    return {
        name: DataFile(content, _format(formats.get(name, usual), decimal))
        for name, content in contents.items()
    }


def _formats(
    tree: Node, contents: Mapping[AssetName, bytes], report: Reporter
) -> Mapping[AssetName, DataFileForm]:
    is_empty = isinstance(tree, Leaf) and tree.text is None
    filled = None if is_empty else fill_what_is_sound(DataForm, tree, {}, report)
    if filled is None:
        return {}
    names = [each.removeprefix("data/") for each in contents]
    for name in filled.form.files:
        if name not in names:
            message, place = f'content/data/ has no file "{name}"', child(filled.node, "files")
            span = filled.node.span if place is None else key_span(place, name)
            report(Diagnostic("unknown-data", message, span, suggestion(name, names)))
    return {AssetName(f"data/{name}"): form for name, form in filled.form.files.items()}


def _format(form: DataFileForm, decimal: str | None) -> DataFormat:
    delimiter = None if form.delimiter is None else DELIMITERS[form.delimiter]
    return DataFormat(delimiter, form.encoding, form.decimal or decimal)
