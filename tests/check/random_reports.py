"""Random well-formed texts of the whole dialect in which every word that an author writes stands once."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import count

from compose.compose_projects import project_files

AUDIENCE = "policy"
OTHER = "students"
WORD = re.compile("w[a-j]+q")
_LETTERS = "abcdefghij"

PROFILE_OF_OTHERS = "title: Others\ntheme: plain\noutline:\n  - section: Text\n    blocks: ['*']\n"

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7" stroke="#000"/></svg>'
)


class RandomText:
    """One text; `hidden` are the words that the audience does not read."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # the same texts in every run
        self.numbers = count()
        self.hidden: set[str] = set()
        self.notes: list[str] = []
        self.data: dict[str, str] = {}
        self.is_hidden = self.is_in_callout = False

    def text(self) -> str:
        """Several blocks and the notes that they call."""
        blocks = [self.paragraph(), *(self.block(2) for _ in range(self.chance.randint(2, 7)))]
        written = "\n\n".join(blocks)
        called = [note for note in self.notes if note.partition(":")[0] in written]
        return "\n\n".join((written, *called)) + "\n"

    def word(self) -> str:
        """A word that stands nowhere else."""
        digits = str(next(self.numbers)).zfill(3)
        word = "w" + "".join(_LETTERS[int(each)] for each in digits) + "q"
        if self.is_hidden:
            self.hidden.add(word)
        return word

    def words(self, depth: int = 2) -> str:
        """Words of one line."""
        return " ".join(self.piece(depth) for _ in range(self.chance.randint(1, 4)))

    def piece(self, depth: int) -> str:
        """One word, or some with mark-up around them."""
        inner = self.words(depth - 1) if depth and self.chance.random() < 0.4 else self.word()
        forms = (
            f"*{inner}*",
            f"**{inner}**",
            f"~~{inner}~~",
            f"=={self.word()}==",
            f"x^{self.word()}^",
            f"x~{self.word()}~",
            f"`{self.word()}`",
            f"[{self.word()}]{{.kbd}}",
            f"[{self.word()}](https://a.org/x)",
            f"[[port call|{self.word()}]]",
            "[[port call]]",
            "{{ region }}",
            f"{self.word()} [@c-troops]",
            f"{self.word()}\\*{self.word()}",
            f"{self.word()} &amp; {self.word()}",
            f"{self.word()} -- {self.word()}",
            f"{self.word()}  \n{self.word()}",
            f"{self.word()}*{self.word()}",
            f"2*3 10^6 {self.word()}",
            self.word(),
            self.word(),
        )
        special = self.chance.random()
        if special < 0.08:
            return self.switch()
        if special < 0.14 and depth == 2:
            return self.note()
        return self.chance.choice(forms)

    def switch(self) -> str:
        """A phrase for one audience."""
        name, is_seen = self.chance.choice(
            (("only", True), ("except", False), ("except", True), ("only", False))
        )
        audience = AUDIENCE if is_seen == (name == "only") else OTHER
        return f"[{self.within(is_seen=is_seen)}]{{{name}={audience}}} {self.word()}"

    def within(self, *, is_seen: bool) -> str:
        """A word that the audience reads, or not."""
        before, self.is_hidden = self.is_hidden, self.is_hidden or not is_seen
        word = self.word()
        self.is_hidden = before
        return word

    def note(self) -> str:
        """A word with a footnote, with two, or with one that is called again."""
        calls = "".join(self.call() for _ in range(self.chance.randint(1, 2)))
        return f"{self.word()}{calls} {self.word()}{calls if self.chance.random() < 0.3 else ''}"

    def call(self) -> str:
        """The call of a footnote of its own."""
        number = next(self.numbers)
        self.notes.append(f"[^n{number}]: {self.word()} *{self.word()}*")
        return f"[^n{number}]"

    def caption(self) -> str:
        """Words of a caption, some with a footnote."""
        return f"{self.word()} *{self.word()}*{self.call() if self.chance.random() < 0.5 else ''}"

    def paragraph(self) -> str:
        """One to three lines."""
        return "\n".join(f"{self.word()} {self.words()}" for _ in range(self.chance.randint(1, 3)))

    def block(self, depth: int) -> str:
        """One block, which may hold others."""
        if depth > 0 and self.chance.random() < 0.5:
            return self.chance.choice(tuple(self.holders(depth)))()
        return self.chance.choice(
            (
                self.paragraph,
                self.table,
                self.code,
                self.data_table,
                self.terms,
                self.figure,
                self.diagram,
                self.abbreviation,
            )
        )()

    def holders(self, depth: int) -> Iterator[Callable[[], str]]:
        """Blocks with blocks in them."""
        yield lambda: self.items(depth)
        yield lambda: _quoted(self.paragraph() + "\n\n" + self.simple(depth))
        yield lambda: self.audience_block(depth)
        if depth == 2 and not self.is_in_callout:
            yield self.callout

    def callout(self) -> str:
        """A callout with or without a title; none stands in another."""
        self.is_in_callout = True
        name, title = self.chance.choice((("note", f" {self.caption()}"), ("question", "")))
        text = self.container(name, title, 2)
        self.is_in_callout = False
        return text

    def simple(self, depth: int) -> str:
        """A block that may stand in a quotation or item."""
        return (
            self.audience_block(depth - 1) if depth > 1 and self.chance.random() < 0.4 else self.paragraph()
        )

    def items(self, depth: int) -> str:
        """A list with code, containers and lists in its items."""
        parts = []
        for _ in range(self.chance.randint(1, 3)):
            inner = (self.code(), self.simple(depth), f"- {self.word()}\n- {self.word()}")
            more = f"\n\n{self.chance.choice(inner)}" if self.chance.random() < 0.5 else ""
            parts.append("- " + _set_in(self.words(1) + more))
        return "\n".join(parts)

    def container(self, name: str, title: str, depth: int) -> str:
        """A container with more colons than those within."""
        colons = ":" * (3 + depth)
        return f"{colons} {name}{title}\n{self.paragraph()}\n\n{self.block(depth - 1)}\n{colons}"

    def audience_block(self, depth: int) -> str:
        """Blocks for one audience."""
        name = self.chance.choice(("only", "except"))
        audience = self.chance.choice((AUDIENCE, OTHER))
        is_seen = (name == "only") == (audience == AUDIENCE)
        before, self.is_hidden = self.is_hidden, self.is_hidden or not is_seen
        if depth > 0:
            text = self.container(name, f" {audience}", depth)
        else:
            text = f"::: {name} {audience}\n{self.word()} {self.word()}\n:::"
        self.is_hidden = before
        return text

    def table(self) -> str:
        """A table drawn with bars."""
        rows = [
            f"| {self.word()} | {self.word()} \\| {self.word()} |" for _ in range(self.chance.randint(1, 3))
        ]
        return "\n".join((f"| {self.word()} | *{self.word()}* |", "|---|---|", *rows))

    def data_table(self) -> str:
        """A table whose rows stand in a file."""
        name = f"t{len(self.data)}{next(self.numbers)}.csv"
        rows = [f'{self.word()},"{self.word()}, ""*{self.word()}*"""' for _ in range(2)]
        self.data[f"content/data/{name}"] = "\n".join((f"{self.word()},{self.word()}", *rows)) + "\n"
        return f'::: table {{data={name} caption="{self.caption()}" source="{self.word()}"}}\n:::'

    def code(self) -> str:
        """Code that looks like a container."""
        return f"```\n::: only nobody\n{self.word()}\n```"

    def terms(self) -> str:
        """Terms and their definitions."""
        return f"{self.word()}\n:   {self.words(1)}"

    def figure(self) -> str:
        """A picture with a caption and a source."""
        return f'![A map](images/p.svg "{self.caption()}"){{source="{self.word()}"}}'

    def diagram(self) -> str:
        """Two boxes, described at length."""
        name = f"d{next(self.numbers)}.csv"
        self.data[f"content/data/{name}"] = "from,to\nA,B\n"
        return f'::: diagram {{data={name} alt="Boxes" caption="{self.caption()}"}}\n{self.words(1)}\n:::'

    def abbreviation(self) -> str:
        """Capitals that are spelt out where they come first."""
        short = "X" + "".join(chr(65 + int(each)) for each in str(next(self.numbers)))
        return f"*[{short}]: {self.word()}\n\n{self.word()} {short} {short}"

    def files(self) -> dict[str, bytes]:
        """A project with this text in its one block."""
        text = self.text()
        others = {**self.data, "profiles/students.yaml": PROFILE_OF_OTHERS, "content/images/p.svg": PICTURE}
        return project_files({"one": text}, files=others)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _set_in(text: str) -> str:
    return text.replace("\n", "\n  ").replace("\n  \n", "\n\n")
