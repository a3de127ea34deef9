"""`data.yaml` says how data files are written."""

from __future__ import annotations

from read.read_projects import project_files, refused
from reportgen.model.names import AssetName
from reportgen.model.table import DataFormat
from reportgen.read import read_sound_project

X = AssetName("data/x.csv")


def declared(text: str, about: str = "title: Test\n") -> DataFormat:
    files = {"content/data/data.yaml": text, "reportgen.yaml": about}
    return read_sound_project(project_files(files)).data[X].format


def test_a_file_has_the_format_that_is_declared_for_it() -> None:
    text = 'files:\n  x.csv: {delimiter: ";", encoding: windows-1252, decimal: ","}\n'

    assert declared(text) == DataFormat(";", "windows-1252", ",")


def test_tab_is_a_word() -> None:
    assert declared("files: {x.csv: {delimiter: tab}}\n") == DataFormat("\t")


def test_the_project_declares_decimals_for_files_that_declare_none() -> None:
    about = 'title: Test\ndecimal: ","\n'

    assert declared("files: {}\n", about) == DataFormat(decimal=",")
    assert declared('files: {x.csv: {decimal: "."}}\n', about) == DataFormat(decimal=".")


def test_the_file_of_formats_is_no_data_itself() -> None:
    project = read_sound_project(project_files({"content/data/data.yaml": "files: {}\n"}))

    assert set(project.data) == {X}


def test_mistakes_stand_where_they_are_written() -> None:
    text = "files:\n  y.csv: {}\n  x.csv: {decimal: ;, encoding: latin}\n"
    found = refused({"content/data/data.yaml": text})

    assert [(each.code, str(each.span)) for each in found] == [
        ("unknown-data", "content/data/data.yaml:2:3"),
        ("unknown-value", "content/data/data.yaml:3:20"),
        ("unknown-value", "content/data/data.yaml:3:33"),
    ]


def test_an_empty_file_declares_nothing() -> None:
    assert declared("# nothing yet\n") == DataFormat()
