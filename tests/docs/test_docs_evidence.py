"""What the handbook says of kinds of source is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.model.content.evidence import KINDS, SHAPES
from reportgen.read.forms.filled import fill
from reportgen.read.forms.own_words import OWN_WORDS_FORM
from reportgen.read.yaml.reader import read_yaml
from reportgen.wording.english import ENGLISH

FORMATS = (Path(__file__).parents[2] / "docs" / "file-formats.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([a-z-]+)` \| [^|]+ \| (\S) ([^|]+) \| (\w+) \| (\w+) \|$", re.MULTILINE)


def test_the_table_of_tiers_is_that_of_the_code() -> None:
    assert ROW.findall(FORMATS) == [
        (
            tier.value,
            SHAPES[kind.stated],
            ENGLISH.evidence[kind.stated].word,
            kind.trusted.value,
            kind.most.value,
        )
        for tier, kind in KINDS.items()
    ]


def test_the_example_of_own_words_is_sound() -> None:
    example = FORMATS.split("## `templates/wording/LANG.yaml`")[1].split("```yaml\n")[1].split("```")[0]
    mistakes: list[object] = []
    tree = read_yaml("templates/wording/en.yaml", example, mistakes.append)

    assert tree is not None
    assert fill(OWN_WORDS_FORM, tree, mistakes.append) is not None
    assert mistakes == []
