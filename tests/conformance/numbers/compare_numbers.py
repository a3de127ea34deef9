"""A project of random numbers in every notation, built → each number as PDF, Word and HTML print it.

compare_numbers.py FOLDER [COUNT]
"""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from urllib.parse import unquote_to_bytes
from zipfile import ZipFile

from lxml import etree, html

from compose.number_oracle import NOTATIONS, NumberTable
from gallery.reading_back import by_pandoc
from reportgen.app.init import init

# A number stands among the values, in the table, at its bar and in the description.
IN_TEXT, IN_DRAWING = 3, 1


def main(folder: Path, count: int) -> int:
    """How many faults there are, one more if a planted one is not found."""
    tables = [_table(Random(number), number) for number in range(count)]  # noqa: S311  # the same in every run
    _write(folder, tables)
    program = str(Path(sys.executable).with_name("reportgen"))
    subprocess.run([program, "build", "-C", str(folder), "-q"], check=True)  # noqa: S603  # our own program
    faults = 0
    for name, counted in _printed(folder).items():
        found = list(_faults(tables, counted))
        planted = list(_faults([_altered(tables[0]), *tables[1:]], counted))
        print(f"{'FAIL' if found else 'ok'}  numbers: {name}, {count} tables")  # noqa: T201
        print("".join(f"      {each}\n" for each in found), end="")  # noqa: T201
        faults += len(found)
        if not planted:
            print(f"FAIL  numbers: a changed number is not found in {name}")  # noqa: T201
            faults += 1
    return faults


def _table(random: Random, number: int) -> NumberTable:
    notation = NOTATIONS[number % len(NOTATIONS)]
    encodings = ["utf-8", "utf-16"] + ([] if notation.group == "\u202f" else ["windows-1252"])
    rows, columns = random.randint(1, 4), random.randint(1, 2)

    def one() -> Decimal:
        digits = random.randint(10**8, 10**9) * random.choice([1, -1])
        return Decimal(digits).scaleb(-random.randint(0, 6))

    series = tuple(tuple(one() for _ in range(rows)) for _ in range(columns))
    delimiter, encoding = random.choice(",;\t|"), random.choice(encodings)
    return NumberTable(notation, delimiter, encoding, "bar", is_stacked=False, series=series)


def _altered(table: NumberTable) -> NumberTable:
    """The table with one digit changed."""
    first = table.series[0][0] or Decimal(0)
    return replace(table, series=((first + 1, *table.series[0][1:]), *table.series[1:]))


def _write(folder: Path, tables: Sequence[NumberTable]) -> None:
    init(folder)
    for path in (*folder.glob("content/blocks/*.md"), *folder.glob("profiles/*.yaml")):
        path.unlink()
    blocks, values, formats = folder / "content" / "blocks", ["values:\n"], ["files:\n"]
    for number, table in enumerate(tables):
        files = table.files(number)
        (folder / f"content/data/n{number}.csv").write_bytes(files.content)
        formats.append(files.declared)
        values += files.values
        text = f"---\ntitle: Table {number}\nkind: table\n---\n{table.text(number)}"
        (blocks / f"table-{number:03}.md").write_text(text, "utf-8")
    (folder / "content/data/data.yaml").write_text("".join(formats), "utf-8")
    (folder / "reportgen.yaml").write_text(f"title: Numbers\nlanguage: en-GB\n{''.join(values)}", "utf-8")
    profile = "title: Numbers\nformats: [pdf, docx, html]\noutline:\n  - {section: All, blocks: ['*']}\n"
    (folder / "profiles/numbers.yaml").write_text(profile, "utf-8")


def _printed(folder: Path) -> Mapping[str, tuple[str, int]]:
    """By format the text, the drawings' behind it, and how often each number has to stand there."""
    build = folder / "build"
    pdf = _output("pdftotext", str(build / "numbers.pdf"), "-")
    word = html.fromstring(by_pandoc((build / "numbers.docx").read_bytes()))
    page = html.fromstring((build / "numbers.html").read_bytes())
    with ZipFile(build / "numbers.docx") as package:
        drawn = [package.read(each) for each in package.namelist() if each.endswith(".svg")]
    shown = [_content(each.get("src", "")) for each in page.iter("img")]
    whole = IN_TEXT + IN_DRAWING
    return {
        "pdf": (_plain(pdf), whole),
        "docx": (_plain(f"{_text(word)} {_words(drawn)}"), whole),
        "html": (_plain(f"{_text(page)} {_words(shown)}"), whole),
    }


def _faults(tables: Sequence[NumberTable], printed: tuple[str, int]) -> Iterator[str]:
    text, wanted = printed
    for number, table in enumerate(tables):
        for cell in (cell for row in table.cells for cell in row):
            found = len(re.findall(rf"(?<![\d.,’']){re.escape(_plain(cell))}(?![\d])", text))
            if found != wanted:
                yield f"{cell!r} of table {number} stands {found} times, not {wanted}"


def _plain(text: str) -> str:
    return re.sub(r"[\s\u2009]+", " ", text.replace("−", "-"))


def _text(page: etree._Element) -> str:
    body = page.find(".//body")
    return " ".join(map(str, (page if body is None else body).itertext()))


def _words(drawings: Sequence[bytes]) -> str:
    return " ".join(
        each.text or ""
        for drawing in drawings
        for each in etree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    )


def _content(address: str) -> bytes:
    head, _, rest = address.partition(",")
    return b64decode(rest) if head.endswith("base64") else unquote_to_bytes(rest)


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()  # noqa: S603  # fixed programs


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]), int((sys.argv[2:] or ["44"])[0]))))
