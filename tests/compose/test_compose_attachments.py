"""The data behind a report, and the list of what it was made of, travel inside the PDF."""

from __future__ import annotations

import json

from compose.compose_projects import compose_block
from reportgen.model.report.document import Attachment, Relationship

FILES: dict[str, str | bytes] = {"content/data/t/roles.csv": "Country,Role\nSpain,Port\n"}
TABLE = '::: table {data=t/roles.csv caption="Who [[nato|allies]] are."}\n:::\n'
COUNTED = "::: chart {register=hedge by=topic #fig-n}\n:::\n"


def attached(text: str, wanted: str) -> dict[str, Attachment]:
    document = compose_block(text, f"pdf: {{attach: [{wanted}]}}", FILES)
    return {each.name: each for each in document.attachments}


def test_the_data_of_a_table_comes_as_it_lies_in_the_project() -> None:
    found = attached(TABLE + "\n" + TABLE, "data")

    assert found == {
        "t-roles.csv": Attachment(
            "t-roles.csv",
            b"Country,Role\nSpain,Port\n",
            "Data of Table 1: Who allies are",
            Relationship.DATA,
        )
    }


def test_counts_of_the_register_come_as_a_table() -> None:
    (counts,) = attached(COUNTED, "data").values()

    assert counts.name == "fig-n.csv"
    assert counts.description == "Data of Figure 1"
    assert counts.content.decode().split("\r\n") == [
        ",corroborated,unnamed experts,could or might,explanation,our own link",
        "all,1,1,1,1,1",
        "",
    ]


def test_the_manifest_lists_what_was_cited() -> None:
    (manifest,) = attached("One [@c-troops].", "manifest").values()

    listed = json.loads(manifest.content)
    assert [each["id"] for each in listed["claims"]] == ["c-troops"]
    assert [each["id"] for each in listed["sources"]] == ["source-b", "source-a"]
    assert [each["title"] for each in listed["blocks"]] == ["One"]


def test_a_report_that_asks_for_nothing_brings_nothing() -> None:
    assert compose_block(TABLE, files=FILES).attachments == ()
