"""Processors left over are lent, and none twice."""

from __future__ import annotations

from contextlib import ExitStack

from reportgen.app.machines.cores import Cores


def test_a_report_alone_gets_what_is_left() -> None:
    cores = Cores(3, reports=1)

    with cores.at_work() as lend:
        assert [lend(), lend(), lend()] == [True, True, False]


def test_nothing_is_lent_while_a_report_waits() -> None:
    cores = Cores(2, reports=2)

    with cores.at_work() as lend:
        assert not lend()


def test_what_was_lent_comes_back_with_the_report() -> None:
    cores = Cores(2, reports=2)

    with ExitStack() as first:
        first.enter_context(cores.at_work())
    with cores.at_work() as lend:
        assert lend()
        assert not lend()


def test_two_reports_share_nothing_of_two_processors() -> None:
    cores = Cores(2, reports=2)

    with cores.at_work() as one, cores.at_work() as other:
        assert not one()
        assert not other()


def test_more_reports_than_processors_lend_nothing_until_the_last() -> None:
    cores = Cores(1, reports=1)

    with cores.at_work() as lend:
        assert not lend()
