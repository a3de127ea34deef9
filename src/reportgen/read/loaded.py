"""Paths → the texts, trees and assets that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import AssetName
from reportgen.model.span import Span
from reportgen.read.limits import MAX_ASSET_BYTES, MAX_TEXT_BYTES
from reportgen.read.yaml.nodes import Node
from reportgen.read.yaml.reader import read_yaml
from reportgen.text.decoding import decode_text


def load_texts(files: Mapping[str, bytes], paths: Iterable[str], report: Reporter) -> Mapping[str, str]:
    """Give the text of each path that holds some."""
    texts = ((path, decode_text(path, files[path], report, most=MAX_TEXT_BYTES)) for path in paths)
    return {path: text for path, text in texts if text is not None}


def load_trees(files: Mapping[str, bytes], paths: Iterable[str], report: Reporter) -> Mapping[str, Node]:
    """Give the tree of each path that holds readable YAML."""
    texts = load_texts(files, paths, report)
    trees = ((path, read_yaml(path, text, report)) for path, text in texts.items())
    return {path: tree for path, tree in trees if tree is not None}


def load_assets(
    files: Mapping[str, bytes], paths: Iterable[str], below: str, report: Reporter
) -> Mapping[AssetName, bytes]:
    """Give the bytes of each path, named by the path below a folder."""
    assets = {}
    for path in paths:
        if len(files[path]) > MAX_ASSET_BYTES:
            message = (
                f"the file has {len(files[path]):,} bytes, more than the {MAX_ASSET_BYTES:,} that are read"
            )
            report(Diagnostic("too-large-file", message, Span(path), "make it smaller"))
            continue
        assets[AssetName(path.removeprefix(below))] = files[path]
    return assets
