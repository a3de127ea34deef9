"""A system library that is missing → how to install it here."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic

# Packages as WeasyPrint's installation page names them, by system.
INSTALL: Mapping[str, str] = {
    "Debian or Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "Alpine": "apk add pango harfbuzz fontconfig",
    "macOS": "brew install pango",
}


def missing_library(said: str) -> Diagnostic:
    """What to tell where the PDF engine cannot load the libraries it needs."""
    first = said.strip().splitlines()[0] if said.strip() else "no reason given"
    commands = "; ".join(f"{system}: {line}" for system, line in INSTALL.items())
    return Diagnostic(
        code="library-missing",
        message=f"the PDF engine cannot load a system library: {first}",
        hint=f"install it. {commands}",
    )
