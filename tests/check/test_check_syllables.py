from __future__ import annotations

import pytest

from reportgen.check.prose.syllables import count_syllables

# Counted by hand: words that briefings use, long ones on purpose.
COUNTED = """
1: a the aims ships talks side rules risks ties troops trade strength change states drug goods sign
   strained watched moved used works source five price reached asked cause risk world wide large
   view true vague might through though
2: mexico=3 border army basing control western modern access power gradual=3 likely being safely
   closely claims=1 people pressure foreign leverage=3 treaty police basic wider later able table
   needed wanted created=3 trading using movement statement hopeful careless limits crossing cartel
   migrants supply market region global maybe measure balance noted added issues closes bases places
   changes exchange towards people armed=1 rival science quiet lion riot
3: military=4 article agency expensive indicate influence possible evident area idea radio region=2
   capital criminal official cooperate=4 industry quality policy customers interest companies
   history family government deployment example security=4 opinion serious various behaviour library
   interfere argument relation alliance variety=4 scenario=4 media museum violence patriot realign
   period
4: economic deter=2 supplier=3 carrier=3 easier=3 buyer=2 idealism=5 tourism=3 annual=3 mutual=3
   actual=3 visual=3 technology political diplomacy american cooperation=5 interior experience
   independent variety available community particular=4 information dependency operation material
   authority territory=4 appreciate dual=2 fuel=2 poem=2 create=2 ocean=2 lawyer=2 player=2
   diverse=2 value=2 issue=2 argue=2 pursue=2 alternative ordinary=4 january february situation
   evaluate society immediate superior
5: cooperation university geopolitical=6 accountability=6 interoperable=6 reliability=6
   sustainability=6 examination international=5 organisation opportunity intelligently vocabulary
   immediately electricity possibility capability multilateral
"""

WORDS = [
    (word.partition("=")[0], int(word.partition("=")[2] or count))
    for line in COUNTED.replace("\n   ", " ").strip().splitlines()
    for count in [line.partition(":")[0]]
    for word in line.partition(":")[2].split()
]


def test_nine_words_in_ten_are_counted_as_by_hand() -> None:
    wrong = [(word, count, count_syllables(word)) for word, count in WORDS if count_syllables(word) != count]

    assert len(WORDS) > 200
    assert len(wrong) <= 0.1 * len(WORDS), wrong


def test_the_rules_err_to_both_sides() -> None:
    bias = sum(count_syllables(word) - count for word, count in WORDS) / len(WORDS)

    assert abs(bias) < 0.07


@pytest.mark.parametrize(
    ("word", "count"),
    [("dual-use", 3), ("China’s", 2), ("1,900", 1), ("", 1), ("—", 1), ("naïve", 1), ("海", 1)],
)
def test_odd_words_count_too(word: str, count: int) -> None:
    assert count_syllables(word) == count
