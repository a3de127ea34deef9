# ruff: noqa: INP001  # a script, not a package
"""A composed report → the same report as files that other programs take, and how each is called."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.documents import compose
from reportgen.app.open_project import open_project

Call = tuple[str, ...]
NO_VALUES: Mapping[str, str] = {}


def write_inputs(project: Path, name: str, folder: Path, values: Mapping[str, str] = NO_VALUES) -> None:
    """Write `NAME.html` with its assets, and what pandoc makes of it for typst."""
    opened = open_project(project)
    profiles = choose_profiles(opened.project, (name,))
    (plan,) = plan_profiles(opened.project, profiles).values()
    document = compose(opened.project, plan, values)
    for asset, content in document.assets.items():
        place = folder / name / str(asset)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    for face in document.theme.faces:
        place = folder / name / face.file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(face.content)
    css = folder / name / "theme.css"
    css.write_text(re.sub(r"asset:", "", css.read_text("utf-8")), "utf-8")
    html = folder / name / f"{name}.html"
    html.write_text(document.html.replace("asset:", ""), "utf-8")
    pandoc = _pandoc()
    if pandoc:
        subprocess.run(  # noqa: S603  # a program of this machine on a file of ours
            [pandoc, "-f", "html", "-t", "typst", "-s", str(html), "-o", str(html.with_suffix(".typ"))],
            check=True,
            cwd=html.parent,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )


def peers(name: str, folder: Path) -> dict[str, Call]:
    """Program → call, for those that are on this machine."""
    here = folder / name
    html, out = str(here / f"{name}.html"), str(here / "out")
    pandoc, python = _pandoc(), sys.executable
    weasy = shutil.which("weasyprint", path=str(Path(python).parent)) or shutil.which("weasyprint")
    calls: dict[str, Call] = {}
    if weasy:
        calls["weasyprint"] = (weasy, "-q", html, f"{out}-w.pdf")
    if importlib.util.find_spec("typst"):
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        calls["typst"] = (python, "-c", code, str(here / f"{name}.typ"), f"{out}-t.pdf")
    if pandoc:
        calls["pandoc docx"] = (pandoc, html, "-o", f"{out}.docx")
        if weasy:
            made = f"{out}-p.html"
            line = f'"{pandoc}" -s "{html}" -o "{made}" && "{weasy}" -q "{made}" "{out}-pw.pdf"'
            calls["pandoc html, weasyprint"] = ("/bin/sh", "-c", line)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium:
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium")
        calls["chromium"] = (chromium, *options, f"--print-to-pdf={out}-c.pdf", html)
    office = shutil.which("soffice")
    if office and (here / f"{name}.docx").exists():
        options = (f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf")
        calls["libreoffice docx→pdf"] = (office, *options, "--outdir", str(here), str(here / f"{name}.docx"))
    return calls


def all_by_pandoc(names: tuple[str, ...], folder: Path) -> dict[str, Call]:
    """Every report as PDF, through HTML and WeasyPrint, and as Word, one after the other."""
    calls = [peers(name, folder) for name in names]
    if not all("pandoc docx" in each and "pandoc html, weasyprint" in each for each in calls):
        return {}
    lines = [shlex.join(each["pandoc docx"]) + " && " + each["pandoc html, weasyprint"][2] for each in calls]
    return {"pandoc, 3 × html→weasyprint and docx": ("/bin/sh", "-c", " && ".join(lines))}


def _pandoc() -> str | None:
    found = shutil.which("pandoc")
    if found or importlib.util.find_spec("pypandoc") is None:
        return found
    import pypandoc  # noqa: PLC0415  # only where it is installed

    return str(pypandoc.get_pandoc_path())
