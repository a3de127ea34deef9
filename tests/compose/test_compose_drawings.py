"""Charts and diagrams are drawn by the build, numbered and described."""

from __future__ import annotations

import re

from compose.compose_projects import block_html, compose_block
from reportgen.compose.pictures.drawings.faces import NO_FACES
from reportgen.compose.pictures.drawings.safety import sound_svg
from reportgen.model.names import AssetName

FILES: dict[str, str | bytes] = {
    "content/data/n.csv": 'Year,Sales,Visits\nFirst,"1,200",2\nSecond,Not stated,4\n',
    "content/data/d.csv": "from,to,label,line\ntrade,leverage,then,solid\nleverage,influence,,dashed\n",
}
CHART = '::: chart {data=n.csv type=column #fig-n caption="Sales *and* visits" source="us"}\n:::\n'
DIAGRAM = (
    '::: diagram {data=d.csv #fig-d caption="A chain" alt="Three boxes"}\nFrom trade to influence.\n:::\n'
)


def test_a_chart_is_a_numbered_figure_with_an_alternative_text() -> None:
    document = compose_block(CHART, files=FILES)

    html = block_html(document)
    figure = re.match(
        r'<figure data-role="chart" id="fig-n"><img src="asset:drawings/fig-n\.svg" alt="[^"]{20,150}">'
        r'<figcaption><span data-role="label" data-seq="figure">Figure 1</span>\. Sales <em>and</em> visits'
        r"</figcaption></figure>",
        html,
    )
    assert figure
    assert html.endswith('<p data-role="source-line">Source: us</p>')
    assert AssetName("drawings/fig-n.svg") in document.assets


def test_a_chart_without_words_of_its_own_is_described_number_by_number() -> None:
    html = block_html(compose_block(CHART, files=FILES))

    described = re.search(r'<p data-role="long-description">(.*?)</p>', html)
    assert described
    assert "Sales and visits" in described[1]
    assert "1,200" in described[1]


def test_a_diagram_is_described_by_its_author() -> None:
    html = block_html(compose_block(DIAGRAM, files=FILES))

    assert 'alt="Three boxes"' in html
    assert '<p data-role="long-description">From trade to influence.</p>' in html


def test_claims_are_counted_by_the_build() -> None:
    text = '::: chart {register=hedge by=topic topics="all" caption="Claims" alt="Bars"}\n:::\n'
    document = compose_block(text, files=FILES)

    drawing = document.assets[AssetName("drawings/one-5.svg")].decode()
    for word in ("unnamed experts", "could or might", "explanation", "our own link"):
        assert word in drawing
    assert "likely or often" not in drawing


def test_drawings_take_the_colours_of_the_theme() -> None:
    document = compose_block(CHART, "theme: navy", FILES)

    assert b"#14304F" in document.assets[AssetName("drawings/fig-n.svg")]


def test_drawings_hold_only_what_drawings_of_authors_may_hold() -> None:
    document = compose_block(CHART + "\n" + DIAGRAM, files=FILES)

    drawings = [content for name, content in document.assets.items() if name.startswith("drawings/")]
    assert len(drawings) == 2
    assert all(sound_svg(drawing, NO_FACES) for drawing in drawings)
