"""What composition says about texts and data, and where."""

from __future__ import annotations

from compose.compose_projects import compose, faults_of, project_files


def test_a_control_character_in_a_value_is_said_where_the_value_stands() -> None:
    (fault,) = faults_of(project_files({"one": "x {{ word }}"}), {"word": "a\x07b"})

    assert fault.code == "control-character"
    assert str(fault.span) == "content/blocks/one.md:5:3"


def test_tokens_cannot_write_other_rules() -> None:
    theme = 'tokens: {accent: "red; } body { display: none"}\n'
    found = faults_of(project_files({"one": "x"}, files={"templates/themes/plain/theme.yaml": theme}))

    assert found
    assert all(each.span is not None and "theme.yaml" in each.span.path for each in found)


def test_data_may_not_be_larger_than_a_reader_can_take() -> None:
    rows = "a,b\n" + "1,2\n" * 10_000
    (fault,) = faults_of(
        project_files({"one": "::: table {data=x.csv}\n:::"}, files={"content/data/x.csv": rows})
    )

    assert fault.code == "oversized-data"


def test_what_cannot_be_drawn_is_said_in_words() -> None:
    files: dict[str, str | bytes] = {
        "content/data/n.csv": "a,b\nx,-1\n",
        "content/data/d.csv": "from,to\n" + "".join(f"a{n},b{n}\n" for n in range(200)),
    }
    text = '::: chart {data=n.csv stacked=true}\n:::\n\n::: diagram {data=d.csv alt="x"}\n:::\n'
    found = faults_of(project_files({"one": text}, files=files))

    assert [each.code for each in found] == ["undrawable-chart", "undrawable-diagram"]


def test_blocks_of_other_readers_do_not_count_figures() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    figure = '![A](images/box.svg "A")'
    text = f"::: except policy\n{figure}\n:::\n\n{figure}\n"
    document = compose(project_files({"one": text}, files={"content/images/box.svg": drawing}))

    assert "Figure 1" in document.html
    assert "Figure 2" not in document.html
