from __future__ import annotations

import pytest

from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.model.span import Span
from reportgen.plan.selection.queries import in_words

HERE = Span("profiles/policy.yaml", 11, 14)
KIND = Where("kind", ("risk", "option"), HERE)
TOPIC = Where("topics", ("border",), HERE)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (KIND, "kind risk or option"),
        (Every((KIND, TOPIC)), "kind risk or option and topics border"),
        (Every((TOPIC, Some((KIND, TOPIC)))), "topics border and (kind risk or option or topics border)"),
        (Not(TOPIC), "not topics border"),
        (Between("priority", 1, 2, HERE), "priority at least 1 and at most 2"),
        (Between("priority", None, 2.5, HERE), "priority at most 2.5"),
    ],
)
def test_a_query_reads_as_words(query: Query, words: str) -> None:
    assert in_words(query) == words
