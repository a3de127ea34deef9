"""The logo of a project or a theme, and pictures that templates show."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pypdfium2
import pytest
from PIL import ImageChops

from compose.compose_projects import ABOUT, compose_block, faults
from conformance.pictures.kinds import rasters
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import AssetName
from reportgen.model.profile import Format
from reportgen.model.report.document import Document
from reportgen.write.render import render_report

PNG = rasters()["rgb8.png"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"><rect width="9" height="9" fill="red"/></svg>'  # noqa: E501  # one drawing
HOUSE = "title: House\nextends: navy\nlogo: {{file: {}, alt: The house}}\n"
LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(60))
TITLED = """\
{% extends "page.html.j2" %}
{% block title_area %}
<header data-role="masthead">
<p><img src="asset:PICTURE" alt="The town"></p>
<h1 data-role="title">{{ report.title }}</h1>
</header>
{% endblock %}
"""


def house(logo: str, content: str | bytes | None, theme: str = HOUSE) -> dict[str, str | bytes]:
    folder = "templates/themes/house/"
    files: dict[str, str | bytes] = {
        f"{folder}theme.yaml": theme.format(logo),
        f"{folder}theme.css": "/* none */",
    }
    return files if content is None else {**files, f"{folder}{logo}": content}


def with_logo(width: int, tokens: str = "") -> Document:
    theme = HOUSE + (f"tokens: {{{{{tokens}}}}}\n" if tokens else "")
    return compose_block(LONG, "theme: house", house("mark.svg", SVG.format(width), theme))


def told(files: Mapping[str, str | bytes], profile: str = "theme: house") -> Diagnostic:
    (mistake,) = faults("Words.", profile, files)
    return mistake


def place(mistake: Diagnostic) -> tuple[str, int, int | None]:
    assert mistake.span is not None
    return mistake.span.path, mistake.span.line, mistake.span.column


def red_on_page(pdf: bytes, number: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is red on a page, in points from its left upper corner."""
    red, green, _ = pypdfium2.PdfDocument(pdf)[number].render(scale=4).to_pil().convert("RGB").split()
    found = ImageChops.subtract(red, green).point(lambda each: 255 if each > 200 else 0).getbbox()
    assert found is not None
    return (found[0] / 4, found[1] / 4, found[2] / 4, found[3] / 4)


def test_a_theme_shows_its_logo_above_the_title() -> None:
    document = with_logo(20)

    image = '<img src="asset:templates/themes/house/mark.svg" alt="The house">'
    assert f'<p data-role="logo">{image}</p>\n<header data-role="masthead">' in document.html
    assert AssetName("templates/themes/house/mark.svg") in document.assets


def test_the_logo_of_the_project_takes_the_place_of_the_theme_s() -> None:
    files = {
        **house("mark.svg", SVG.format(20)),
        "reportgen.yaml": f"{ABOUT}logo: {{file: images/town.png, alt: The town}}\n",
        "content/images/town.png": PNG,
    }
    document = compose_block("Words.", "theme: house", files)

    assert '<img src="asset:images/town.png" alt="The town">' in document.html
    assert "mark.svg" not in document.html


def test_a_theme_has_the_logo_of_the_one_it_extends() -> None:
    folder = "templates/themes/branch/"
    files = {
        **house("mark.svg", SVG.format(20)),
        f"{folder}theme.yaml": "title: Branch\nextends: house\n",
        f"{folder}theme.css": "/* none */",
    }

    assert "asset:templates/themes/house/mark.svg" in compose_block("Words.", "theme: branch", files).html


@pytest.mark.parametrize("template", ["briefing.html.j2", "study-guide.html.j2", "explainer.html.j2"])
@pytest.mark.parametrize("cover", ["true", "false"])
def test_every_page_template_has_a_place_for_it(template: str, cover: str) -> None:
    profile = f"theme: house\ntemplate: {template}\nsettings: {{cover: {cover}}}"
    document = compose_block("Words.", profile, house("mark.svg", SVG.format(20)))

    assert document.html.count('<p data-role="logo">') == 1


def test_without_a_logo_nothing_is_said_of_it() -> None:
    document = compose_block("Words.")

    assert 'data-role="logo"' not in document.html
    assert b"logo" not in document.assets[AssetName("theme.css")].partition(b"@page")[0]


def test_a_missing_logo_is_told_where_it_is_named() -> None:
    mistake = told({**house("mark.svg", None), "templates/themes/house/mask.svg": SVG.format(20)})

    assert mistake.code == "missing-logo"
    assert place(mistake) == ("templates/themes/house/theme.yaml", 3, 14)
    assert mistake.hint == 'did you mean "mask.svg"?'


def test_a_logo_without_alternative_text_is_told() -> None:
    mistake = told(house("mark.svg", SVG.format(20), HOUSE.replace(", alt: The house", "")))

    assert mistake.code == "missing-field"
    assert '"alt" is missing in "logo"' in mistake.message
    assert place(mistake)[:2] == ("templates/themes/house/theme.yaml", 3)


def test_a_huge_logo_is_told_with_its_size() -> None:
    mistake = told(house("mark.png", PNG + b"\0" * 1_000_000))

    assert mistake.code == "heavy-logo"
    assert f"{len(PNG) + 1_000_000:,} bytes" in mistake.message
    assert place(mistake) == ("templates/themes/house/theme.yaml", 3, 14)


def test_a_file_that_is_no_picture_is_told() -> None:
    mistake = told(house("mark.png", b"GIF89a and so on"))

    assert mistake.code == "unusable-image"
    assert place(mistake) == ("templates/themes/house/theme.yaml", 3, 14)


def test_a_logo_of_the_project_is_looked_for_below_content_and_templates() -> None:
    about = f"{ABOUT}logo: {{file: logo.png, alt: The town}}\n"
    mistake = told({"reportgen.yaml": about, "content/images/logo.png": PNG}, "")

    assert (mistake.code, place(mistake)[0]) == ("missing-logo", "reportgen.yaml")
    assert mistake.hint == 'did you mean "images/logo.png"?'


def test_a_logo_wider_than_the_title_area_is_told_where_it_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        render_report(with_logo(200), (Format.PDF,))

    (mistake,) = caught.value.diagnostics
    assert mistake.code == "too-wide"
    assert place(mistake) == ("templates/themes/house/theme.yaml", 3, 14)
    assert "logo-height" in (mistake.hint or "")


def test_a_running_head_too_narrow_for_its_logo_is_told() -> None:
    with pytest.raises(ContentError) as caught:
        render_report(with_logo(39, "logo-head-height: 12mm"), (Format.PDF,))

    (mistake,) = caught.value.diagnostics
    assert mistake.code == "too-wide"
    assert place(mistake) == ("templates/themes/house/theme.yaml", 3, 14)
    assert "logo-head-height" in (mistake.hint or "")


@pytest.mark.slow
@pytest.mark.parametrize("width", [10, 38, 60])
def test_the_running_head_has_the_logo_at_one_place_in_both_formats(width: int) -> None:
    pdf, word = render_report(with_logo(width, "logo-height: 8mm"), (Format.PDF, Format.DOCX))
    drawn = red_on_page(pdf.content, 1)
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        heads = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header")]
    placed = [
        [int(each) / 12700 for each in found]
        for head in heads
        for found in re.findall(
            r"<wp:posOffset>(\d+)</wp:posOffset>.*?<wp:posOffset>(\d+)</wp:posOffset>.*?"
            r'<wp:extent cx="(\d+)" cy="(\d+)"',
            head,
        )
    ]

    ((left, top, wide, high),) = placed
    assert wide / high == pytest.approx(width / 10, rel=0.01)
    # The mark fills nine tenths of the height, from the logo's left upper corner.
    assert drawn[0] == pytest.approx(left, abs=0.5)
    assert drawn[1] == pytest.approx(top, abs=0.5)
    assert drawn[3] - drawn[1] == pytest.approx(high * 0.9, abs=0.5)


@pytest.mark.parametrize("name", ["images/town.png", "templates/town.png", "templates/pictures/town.png"])
def test_a_template_shows_any_picture_of_the_project(name: str) -> None:
    path = name if name.startswith("templates/") else f"content/{name}"
    files: dict[str, str | bytes] = {"templates/city.html.j2": TITLED.replace("PICTURE", name), path: PNG}
    document = compose_block("Words.", "template: city.html.j2", files)

    assert document.assets[AssetName(name)] == PNG


def test_a_picture_that_a_template_shows_and_nobody_has_is_told_at_its_line() -> None:
    files: dict[str, str | bytes] = {
        "templates/city.html.j2": TITLED.replace("PICTURE", "logo.png"),
        "content/images/logo.png": PNG,
    }
    mistake = told(files, "template: city.html.j2")

    assert mistake.code == "unknown-image"
    assert place(mistake)[:2] == ("templates/city.html.j2", 4)
    assert "asset:images/NAME" in (mistake.hint or "")
