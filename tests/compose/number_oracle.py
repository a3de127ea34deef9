"""A table of numbers in one notation, and where a composed page shows another number than a cell of it.

The numbers come first and are then written down, so that nothing here reads a notation: a label is right
where it is what was written, a bar where it is as long as the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from lxml import etree

from compose.compose_projects import ABOUT, compose, parsed, project_files
from reportgen.model.names import AssetName

SVG = "{http://www.w3.org/2000/svg}"
TEXT = 12


@dataclass(frozen=True, slots=True)
class Notation:
    """`declared` is what `data.yaml` says of decimals; `group` parts thousands."""

    declared: str | None
    decimal: str
    group: str

    def write(self, number: Decimal) -> str:
        whole, _, decimals = f"{abs(number):f}".partition(".")
        parts = []
        while len(whole) > 3 and self.group:
            whole, part = whole[:-3], whole[-3:]
            parts.append(part)
        digits = self.group.join([whole, *reversed(parts)])
        return ("-" if number < 0 else "") + digits + (self.decimal + decimals if decimals else "")


NOTATIONS = (
    Notation(None, ".", ""),
    Notation(None, ".", ","),
    Notation(None, ".", "\u202f"),
    Notation(".", ".", " "),
    Notation(".", ".", "'"),
    Notation(",", ",", ""),
    Notation(",", ",", "."),
    Notation(",", ",", " "),
    Notation(",", ",", "\u00a0"),
    Notation(",", ",", "\u202f"),
    Notation(",", ",", "’"),
)


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Rows by series; None is a cell without a number."""

    notation: Notation
    delimiter: str
    encoding: str
    kind: str
    is_stacked: bool
    series: tuple[tuple[Decimal | None, ...], ...]

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        write = self.notation.write
        return tuple(
            tuple("Not stated" if each is None else write(each) for each in row)
            for row in zip(*self.series, strict=True)
        )

    @property
    def is_unclear(self) -> bool:
        """Whether nothing is declared, points and commas stand in it, and each number reads both ways."""
        numbers = [each for column in self.series for each in column if each is not None]
        has_both = any(map(_decimals, numbers)) and any(abs(each) >= 1000 for each in numbers)
        is_open = self.notation.declared is None and self.notation.group == ","
        return is_open and has_both and all(map(_reads_both_ways, numbers))

    def files(self, name: int = 0) -> TableFiles:
        head = ["Name", *(f"S{number}" for number, _ in enumerate(self.series))]
        rows = [head, *([f"R{number}", *row] for number, row in enumerate(self.cells))]
        content = "".join(self.delimiter.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
        declared = "" if self.notation.declared is None else f'decimal: "{self.notation.declared}"'
        encoding = "" if self.encoding in {"utf-8", "utf-16"} else f"encoding: {self.encoding}"
        fields = ", ".join(each for each in (declared, encoding) if each)
        return TableFiles(
            content.encode(self.encoding.replace("windows-", "cp")),
            f"  n{name}.csv: {{{fields}}}\n",
            tuple(f"  v{name}-{number}: {cell}\n" for number, cell in enumerate(sum(self.cells, ()))),
        )

    def text(self, name: int = 0) -> str:
        calls = " | ".join(f"{{{{ v{name}-{number} }}}}" for number, _ in enumerate(sum(self.cells, ())))
        stacked = " stacked=true" if self.is_stacked else ""
        chart = f'::: chart {{data=n{name}.csv type={self.kind}{stacked} caption="C"}}\n:::'
        return f'{calls}\n\n::: table {{data=n{name}.csv caption="T"}}\n:::\n\n{chart}\n'


def _decimals(number: Decimal) -> int:
    return -min(0, int(number.as_tuple().exponent))


def _reads_both_ways(number: Decimal) -> bool:
    """`12`, `12,500` and `1.500` do; `0.500`, `1,234.500`, `1,234,567` and `1.5` do not."""
    whole = int(abs(number))
    return whole < 1_000_000 if not _decimals(number) else _decimals(number) == 3 and 1 <= whole < 1000


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The data file, what `data.yaml` says of it, and its cells as lines of `values:`."""

    content: bytes
    declared: str
    values: tuple[str, ...]


def differences(table: NumberTable) -> tuple[str, ...]:
    """What the composed page prints, draws or says otherwise than the cells do."""
    files = table.files()
    about = ABOUT.replace("values: {region: North America}", "values:")
    project = project_files(
        {"one": table.text()},
        files={
            "content/data/n0.csv": files.content,
            "content/data/data.yaml": f"files:\n{files.declared}",
            "reportgen.yaml": "".join((about, *files.values)),
        },
    )
    document = compose(project)
    page = parsed(document)
    (drawing,) = (each for name, each in document.assets.items() if name.startswith(AssetName("drawings/")))
    picture = etree.fromstring(drawing)
    return (
        *_in_words(page, table),
        *_in_labels(picture, table),
        *(_in_points(picture, table) if table.kind == "line" else _in_bars(picture, table)),
    )


def _shown(cell: str) -> str:
    return "no value" if cell == "Not stated" else cell.replace("-", "−").replace(" ", "\u00a0")


def _in_words(page: Element, table: NumberTable) -> Iterator[str]:
    block = next(each for each in page.iter() if each.get("data-block") == "one")
    values = next(each for each in block.iter("p") if each.get("data-role") is None)
    cells = sum(table.cells, ())
    printed = tuple(" ".join(values.itertext()).split(" | "))
    if printed != cells:
        yield f"values print {printed}, not {cells}"
    rows = tuple(tuple("".join(each.itertext()) for each in row) for row in block.iter("tr"))[1:]
    if tuple(row[1:] for row in rows) != table.cells:
        yield f"the table prints {rows}"
    described = next(each for each in block.iter("p") if each.get("data-role") == "long-description")
    sentences = "".join(described.itertext())
    for number, row in enumerate(table.cells):
        said = [_shown(cell) for cell in row]
        parts = said if len(row) == 1 else [f"S{place} {cell}" for place, cell in enumerate(said)]
        listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        total = f"{_total(table, number)} in all, of which " if table.is_stacked and len(row) > 1 else ""
        if table.is_stacked and len(row) == 1:
            total = ""
        if f"R{number}: {total}{listed}." not in sentences:
            yield f"the description of R{number} is not {total}{listed}: {sentences}"
    yield from _in_alternative(block, table)


def _in_alternative(block: Element, table: NumberTable) -> Iterator[str]:
    alt = next(each for each in block.iter("img")).get("alt", "")
    found = re.search(r"Most: (.*); least: (.*)\.$", alt) or re.search(r"All are (.*)\.$", alt)
    if found is None:
        yield f"no extremes in {alt}"
        return
    sums = [_total(table, row) for row, cells in enumerate(table.cells) if set(cells) != {"Not stated"}]
    single = [number for each in table.series for number in each if number is not None]
    numbers = [_sum(table, row) for row, cells in enumerate(table.cells) if set(cells) != {"Not stated"}]
    is_summed = table.is_stacked and len(table.series) > 1
    values = numbers if is_summed else single
    words = sums if is_summed else [_shown(table.notation.write(each)) for each in single]
    for wanted, phrase in zip((max(values), min(values)), found.groups(), strict=False):
        expected = {text for text, value in zip(words, values, strict=True) if value == wanted}
        if not any(phrase == each or phrase.endswith((f", {each}", f": {each}")) for each in expected):
            yield f"{phrase} is none of {expected}"


def _sum(table: NumberTable, row: int) -> Decimal:
    return sum((number for each in table.series if (number := each[row]) is not None), Decimal(0))


def _total(table: NumberTable, row: int) -> str:
    """The sum as the chart's cells are written: with their group, where one of them is parted."""
    parted = [each for column in table.series for each in column if each is not None and abs(each) >= 1000]
    group = table.notation.group if parted else ("," if table.notation.decimal == "." else "")
    return (
        Notation(None, table.notation.decimal, group)
        .write(_sum(table, row))
        .replace("-", "−")
        .replace(" ", "\u00a0")
    )


def _in_labels(picture: etree._Element, table: NumberTable) -> Iterator[str]:
    words = [each.text or "" for each in picture.iter(f"{SVG}text")]
    if table.kind == "line":
        joined = " ".join(words)
        lasts = [
            [cell for cell in column if cell != "Not stated"] for column in zip(*table.cells, strict=True)
        ]
        wanted = [f"S{place} {_shown(column[-1])}" for place, column in enumerate(lasts) if column]
        yield from (f"{each} stands at no line: {joined}" for each in wanted if each not in joined)
        return
    if table.is_stacked:
        wanted = [_total(table, row) for row, _ in enumerate(table.cells)]
    else:
        wanted = [_shown(cell) for row in table.cells for cell in row if cell != "Not stated"]
    yield from (f"{each} stands at no bar: {words}" for each in wanted if each not in words)


def _in_bars(picture: etree._Element, table: NumberTable) -> Iterator[str]:
    side = "width" if table.kind == "bar" else "height"
    key = len(table.series) if len(table.series) > 1 else 0
    drawn = [float(each.get(side, "0")) for each in picture.iter(f"{SVG}rect")][key:]
    by_row = [number for row in zip(*table.series, strict=True) for number in row]
    numbers = [abs(each) for each in by_row if each is not None and (each or not table.is_stacked)]
    if len(drawn) != len(numbers):
        yield f"{len(drawn)} bars for {len(numbers)} numbers"
        return
    most = max(range(len(numbers)), key=numbers.__getitem__, default=0)
    for length, number in zip(drawn, numbers, strict=True):
        share = float(number / numbers[most]) if numbers[most] else 0.0
        if abs(length - share * drawn[most]) > 0.03:
            yield f"a bar of {length} for {number} beside {drawn[most]} for {numbers[most]}"


def _in_points(picture: etree._Element, table: NumberTable) -> Iterator[str]:
    """Points of the first series against the marks of the axis, whose words are written in the notation."""
    ticks = [each for each in picture.iter(f"{SVG}text") if each.get("text-anchor") == "end"]
    if not any(table.series[0]):
        return
    heights = [float(each.get("y", "0")) - TEXT * 0.35 for each in ticks]
    zero = heights[[each.text for each in ticks].index("0")]
    circles = re.findall(rb"M[\d.-]+ ([\d.-]+)a4 4", etree.tostring(picture))
    numbers = [each for each in table.series[0] if each is not None]
    least, most = min(*numbers, Decimal(0)), max(*numbers, Decimal(0))
    step = _step(ticks[-1].text or "" if most > 0 else ticks[0].text or "", table.notation)
    height = zero - heights[-1] if most > 0 else zero - heights[0]
    for at, number in zip(circles, numbers, strict=True):
        wanted = zero - height * float(number / step)
        if abs(float(at) - wanted) > 0.05:
            yield f"a point at {float(at)} for {number} between {least} and {most}, not at {wanted}"


def _step(words: str, notation: Notation) -> Decimal:
    plain = "".join(each for each in words if each.isdigit() or each in {"−", notation.decimal})
    return Decimal(plain.replace("−", "-").replace(notation.decimal, "."))
