"""Which tests the quick set leaves out: those whose file, or file and function, stands in slow.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SLOW = frozenset((TESTS / "slow.txt").read_text(encoding="utf-8").split())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        path = item.path.relative_to(TESTS).as_posix()
        if not SLOW.isdisjoint((path, f"{path}::{item.name.partition('[')[0]}")):
            item.add_marker(pytest.mark.slow)
