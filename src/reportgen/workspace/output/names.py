"""The name of an output file → whether it is safe to write on every system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.model.diagnostic import Diagnostic

# Names that Windows keeps for devices, with any ending.
_DEVICES = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
    )
)
_FORBIDDEN = frozenset('\\:*?"<>|')
_MOST_BYTES = 240


def check_output_names(names: Iterable[str]) -> Iterator[Diagnostic]:
    """Say which names would leave the output folder, fail on some system, or overwrite each other."""
    taken: dict[str, str] = {}
    for name in names:
        reason = _refusal(name)
        if reason is not None:
            hint = "choose a name of letters, digits, hyphens and dots"
            yield Diagnostic("unsafe-output-name", f'"{ascii(name)[1:-1]}" {reason}', hint=hint)
            continue
        other = taken.setdefault(name.casefold(), name)
        if other != name:
            message = f'"{other}" and "{name}" are one file where case does not count'
            yield Diagnostic("unsafe-output-name", message, hint="choose names that differ in more than case")


def _refusal(name: str) -> str | None:
    parts = name.split("/")
    if not name or any(part in ("", ".", "..") for part in parts):
        return "does not stay inside the output folder"
    if not name.isprintable() or _FORBIDDEN & set(name):
        return "holds signs that some systems refuse"
    if any(part.endswith((".", " ")) or part.startswith(" ") for part in parts):
        return "starts or ends with a sign that some systems drop"
    if any(part.split(".")[0].rstrip(" ").casefold() in _DEVICES for part in parts):
        return "is a device on Windows"
    if any(len(part.encode()) > _MOST_BYTES for part in parts):
        return "is too long"
    return None
