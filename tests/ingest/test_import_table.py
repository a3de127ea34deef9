from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from ingest.importing import read
from reportgen.errors import UsageError
from reportgen.ingest.importer import Importer, ReadOptions
from reportgen.ingest.passages.bytes import pack, unpack
from reportgen.ingest.table import BUILT_IN, DOOR, importer_for
from reportgen.model.imported import Imported
from reportgen.plug_ins import load_plug_ins


class Shouting:
    name = "shouting"
    endings = frozenset({".loud"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        return importer_for("a.txt").read(content.upper(), options)


def entry(value: str) -> EntryPoint:
    return EntryPoint("loud", value, DOOR.group)


@pytest.mark.parametrize("ending", sorted(BUILT_IN))
def test_every_ending_leads_to_a_reader_that_knows_it(ending: str) -> None:
    reader = importer_for(f"a{ending}")

    assert isinstance(reader, Importer)
    assert ending in reader.endings


def test_a_reader_of_another_package_is_loaded_by_its_entry_point() -> None:
    (reader,) = load_plug_ins(DOOR, [entry(f"{__name__}:Shouting")])

    assert reader.endings == {".loud"}


@pytest.mark.parametrize("value", ["nowhere:Nothing", "json:dumps"])
def test_an_entry_point_that_is_no_reader_is_reported(value: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_plug_ins(DOOR, [entry(value)])

    assert [each.code for each in refused.value.diagnostics] == ["broken-plug-in"]


def test_an_unknown_ending_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        importer_for("report.dcox")

    assert refused.value.diagnostics[0].code == "unknown-document-kind"
    assert ".docx" in (refused.value.diagnostics[0].hint or "")


def test_a_document_comes_out_of_the_closed_process_as_it_went_in() -> None:
    document = read(
        "a.md", "# T\n\n- a\n- *b*[^1]\n\n| c | d |\n|--|--|\n| e | |\n\n```\nx  y\n```\n\n[^1]: n\n"
    )

    assert unpack(pack(document)) == document


@pytest.mark.parametrize("content", [b"", b"12345678{}", bytes(8) + b"[]", bytes(20)])
def test_an_answer_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpack(content)
