"""The one way readers report: each is handed a `Tell` and calls it once per mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from reportgen.model.diagnostic import Diagnostic

Tell: TypeAlias = Callable[[Diagnostic], None]
