"""Settings of every test: patient properties, and a state folder that is not that of whoever runs them."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

# Programs that tests start inherit it.
_STATE = tempfile.TemporaryDirectory(prefix="reportgen-state-", ignore_cleanup_errors=True)
os.environ["XDG_STATE_HOME"] = _STATE.name

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
