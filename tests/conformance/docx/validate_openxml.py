"""Microsoft's Open XML SDK validator over Word files, by the rules of Microsoft 365.

validate_openxml.py DOTNET_FOLDER good|broken FILE...
Exits with 1 if a good file has a finding or a broken one has none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

SHOWN = 10


def load(folder: Path) -> Any:
    """Start .NET and return the validator with its package reader."""
    from clr_loader import get_coreclr  # noqa: PLC0415  # the runtime must be chosen before anything else
    from pythonnet import set_runtime  # noqa: PLC0415  # as above

    set_runtime(get_coreclr(runtime_config=str(folder / "runtime.json"), dotnet_root=str(folder / "dotnet")))
    import clr  # noqa: PLC0415  # needs the runtime

    sys.path.append(str(folder / "sdk"))
    for name in ("DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml"):
        clr.AddReference(name)
    from DocumentFormat.OpenXml import FileFormatVersions  # noqa: PLC0415  # needs the reference
    from DocumentFormat.OpenXml.Packaging import WordprocessingDocument  # noqa: PLC0415  # as above
    from DocumentFormat.OpenXml.Validation import OpenXmlValidator  # noqa: PLC0415  # as above

    return OpenXmlValidator(FileFormatVersions.Microsoft365), WordprocessingDocument


def findings(validator: Any, reader: Any, path: str) -> list[str]:
    """One line for each finding in the file."""
    document = reader.Open(path, False)  # noqa: FBT003  # a .NET call takes no keywords
    try:
        return [
            f"{each.Id}: {each.Description} at {each.Path.XPath if each.Path else '-'}"
            for each in validator.Validate(document)
        ]
    finally:
        document.Dispose()


def main(folder: Path, kind: str, paths: list[str]) -> int:
    """Print what is wrong and return the exit code."""
    validator, reader = load(folder)
    failed = 0
    for path in paths:
        found = findings(validator, reader, path)
        wrong = bool(found) == (kind == "good")
        failed += wrong
        print(f"{'FAIL' if wrong else 'ok'}  Open XML SDK, {kind}: {Path(path).name}, {len(found)} findings")  # noqa: T201
        if kind == "good":
            print("".join(f"      {each}\n" for each in found[:SHOWN]), end="")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
