from __future__ import annotations

import random
from pathlib import Path

import pytest

from deliver.killing import kill_and_run_again

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")]
RECIPIENTS = 40


@pytest.mark.parametrize("seed", range(8))
def test_a_sender_killed_anywhere_sends_nothing_twice_and_loses_nobody(tmp_path: Path, seed: int) -> None:
    after = kill_and_run_again(tmp_path, RECIPIENTS, random.Random(seed))  # noqa: S311  # no secret

    assert after.twice == ()
    assert after.lost == ()
    assert len(after.uncertain) <= 1
