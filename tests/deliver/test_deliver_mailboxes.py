from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ContentError
from reportgen.read.rows.mailboxes import ascii_address, same_mailbox_key
from reportgen.read.rows.recipients import read_private_recipients, read_recipients

SAME = {
    "an ideographic full stop": ("b@example.org", "b@example。org"),
    "a full-width letter": ("b@example.org", "b@ｅxample.org"),
    "a soft hyphen": ("b@example.org", "b@exam\u00adple.org"),
    "capitals": ("B@EXAMPLE.org", "b@example.ORG"),
    "a Kelvin sign": ("b@k.org", "b@\u212a.org"),
    "letters and their ASCII form": ("b@bücher.example", "b@XN--bcher-kva.example"),
    "one letter or a letter and its mark": ("b@bücher.example", "b@bu\u0308cher.example"),
    "a name before the address": ("b@example.org", "Bo <b@example。org>"),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_mailbox_written_two_ways_is_on_the_list_twice(pair: tuple[str, str]) -> None:
    with pytest.raises(ContentError) as caught:
        read_recipients("list.yaml", "\n".join(f"- {each}" for each in pair).encode())

    (found,) = caught.value.diagnostics
    assert found.code == "duplicate-recipient"
    assert found.span is not None
    assert found.span.line == 2


def test_the_german_sharp_s_is_a_letter_of_its_own() -> None:
    assert ascii_address("b@straße.example") == "b@xn--strae-oqa.example"


@pytest.mark.parametrize(
    "written",
    [
        "b@exam\u200dple.org",
        "b@exa mple.org",
        "b@",
        "@x.org",
        "b@x..org",
        "b@x.org.",
        "b@❤.example",
        "b@x.org\n",
    ],
)
def test_what_no_server_takes_for_an_address_is_none(written: str) -> None:
    assert ascii_address(written) is None


def test_a_bad_address_is_said_with_its_line_before_letters_are_written() -> None:
    with pytest.raises(ContentError) as caught:
        read_recipients("list.csv", b"address,name\nb@exam\xe2\x80\x8dple.org,Bo\n")

    (found,) = caught.value.diagnostics
    assert (found.code, found.span and (found.span.line, found.span.column)) == ("bad-address", (2, 1))


@given(st.text())
def test_the_one_form_of_an_address_is_its_own_one_form(written: str) -> None:
    plain = ascii_address(written)

    assert plain is None or (ascii_address(plain) == plain and plain.isascii())


@given(st.text(alphabet="aB.üÜßx。ｅ\u00ad\u0308\u200d-", max_size=12), st.text(alphabet="aB.", max_size=4))
def test_two_addresses_are_one_mailbox_where_their_letters_go_to_one_address(domain: str, local: str) -> None:
    written = f"{local}@{domain}.org"
    plain = ascii_address(written)

    assert plain is None or same_mailbox_key(plain) == same_mailbox_key(written)


@pytest.mark.parametrize(
    "content",
    [
        "hunter2",
        "- hunter2",
        "- {hunter2: x}",
        "- address: [hunter2]",
        "address,hunter2,hunter2\n",
        "address\nhunter2\n",
        "{hunter2",
        "- &a [*hunter2]",
        "address,name\nb@x.org,hunter2\nb@x.org,hunter2\n",
        'address\n"hunter2',
        "\udcffhunter2",
    ],
)
def test_a_mistake_in_a_list_of_the_environment_repeats_none_of_its_words(content: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_private_recipients("AWS_KEY", content.encode("utf-8", "surrogateescape"))

    assert caught.value.diagnostics
    assert "hunter2" not in repr(caught.value.diagnostics)
    assert "$AWS_KEY" in caught.value.diagnostics[0].message
