from __future__ import annotations

from pathlib import Path

import pytest

from cli.cli_replay import TRANSCRIPTS, replay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("path", sorted(TRANSCRIPTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_transcript_comes_out_as_it_was_recorded(path: Path, tmp_path: Path) -> None:
    transcript = path.read_text("utf-8")

    assert replay(transcript, tmp_path) == transcript
