"""A Markdown parser → the same parser, whose inline tokens know their range of the text they are parsed from.

No rule is changed. Three seams are enough: the loop over inline rules, the text that waits to become a token,
and the joining of text tokens. `meta["at"]` is the range of a token.
"""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from reportgen.text.grammar.places.joining import join_text


def know_positions(parser: MarkdownIt) -> None:
    """Let `parser` note ranges; rules may be added before and after."""
    placed = PlacedInline.__new__(PlacedInline)
    placed.__dict__.update(parser.inline.__dict__)
    parser.inline = placed
    placed.ruler2.at("fragments_join", join_text)
    parser.core.ruler.disable("text_join")


class PlacedState(StateInline):
    """Notes where each token begins and ends."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.mark = 0
        self.fresh: list[Token] = []
        self.pending_start = 0

    def append_pending(self, text: str) -> None:
        """Remember where plain text begins."""
        if not self._pending and not self._pending_buffer:
            self.pending_start = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802  # the parser's own name
        """Give plain text its range."""
        start = self.pending_start
        token = super().pushPending()
        token.meta["at"] = (start, start + len(token.content))
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Keep the token until its rule has ended."""
        token = super().push(ttype, tag, nesting)
        self.fresh.append(token)
        return token

    def settle(self, end: int) -> None:
        """Give their ranges to the tokens that a rule has pushed since `mark`."""
        fresh, start = self.fresh, self.mark
        if not fresh:
            return
        self.fresh = []
        if len(fresh) == 1:
            token = fresh[0]
            token.meta["at"] = (self._before_spaces(start) if token.tag == "br" else start, end)
        elif len(fresh) == 3 and fresh[1].type == "text" and fresh[0].nesting == 1:
            _place(fresh, (start, start + 1, end - 1, end))
        elif "".join([each.content for each in fresh]) == self.src[start:end]:
            cuts = [start]
            for each in fresh:
                cuts.append(cuts[-1] + len(each.content))
            _place(fresh, tuple(cuts))
        else:
            for each in fresh:
                each.meta["at"] = (start, end)

    def _before_spaces(self, start: int) -> int:
        """The spaces before the end of a line were cut from the text; they belong to the break."""
        before = self.tokens[-2].meta["at"][1] if len(self.tokens) > 1 else 0
        while start > before and self.src[start - 1] == " ":
            start -= 1
        return start


class PlacedInline(ParserInline):
    """Loops over the rules as its parent does, and notes what each has pushed."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse one line; the words of an image are parsed for themselves and count from their own start."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Parse up to the end of what is enclosed."""
        assert isinstance(state, PlacedState)  # noqa: S101  # `parse` makes no other
        rules, end = self.ruler.getRules(""), state.posMax
        deepest = state.md.options["maxNesting"]
        state.settle(state.pos)  # what the enclosing rule has opened ends here
        while state.pos < end:
            state.mark = pos = state.pos
            count = len(state.tokens)
            if state.level < deepest:
                for rule in rules:
                    if rule(state, False):  # noqa: FBT003  # the parser's own signature
                        break
                else:
                    state.append_pending(state.src[state.pos])
                    state.pos += 1
                    continue
                if state.pos <= pos:
                    raise RuntimeError("inline rule didn't increment state.pos")
                if state.fresh:
                    state.settle(state.pos)
                elif (
                    not state._pending_buffer  # noqa: SLF001  # `pending` would join what waits, letter by letter
                    and len(state.tokens) == count
                    and count
                    and not state.pending
                ):
                    # Attributes behind an image, code or a link belong to it.
                    token = state.tokens[-1]
                    token.meta["at"] = (token.meta["at"][0], state.pos)
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()
        state.mark, state.fresh = end, []  # what the enclosing rule closes begins here


def _place(tokens: list[Token], cuts: tuple[int, ...]) -> None:
    for token, start, end in zip(tokens, cuts[:-1], cuts[1:], strict=True):
        token.meta["at"] = (start, end)
