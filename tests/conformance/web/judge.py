"""Web pages → what axe-core finds on them at the width of a desk and of telephones, and sideways scrolling.

Use: python judge.py AXE good PAGE...      nothing may be found
     python judge.py AXE broken PAGE...    on each page something must be found
     SHOTS=FOLDER also saves pictures of each page.
"""

# ruff: noqa: S603, S607, T201  # a script: it runs Chromium and prints what it finds

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path

WIDTHS = (1280, 414, 360)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RUN = """
addEventListener("load", async () => {
  await document.fonts.ready;
  const found = await axe.run(document, {resultTypes: ["violations"]});
  const faults = found.violations.map(each => each.id + ": " + each.help + " " + each.nodes.slice(0, 3).map(
    node => node.html.slice(0, 120)).join(" | "));
  const root = document.documentElement;
  const wide = root.scrollWidth;
  if (wide > innerWidth) faults.push("scrolls sideways: " + wide + " > " + innerWidth);
  const failed = [...document.fonts].filter(face => face.status === "error");
  if (failed.length) faults.push("faces that do not load: " + failed.length);
  parent.postMessage(JSON.stringify(faults), "*");
});
"""
HOST = """<!DOCTYPE html><html lang="en"><title>x</title><body style="margin:0">
<script>addEventListener("message", event => {{
  const found = document.createElement("pre");
  found.id = "found"; found.textContent = event.data; document.body.append(found);
}})</script>
<iframe style="border:0;width:{width}px;height:{height}px" srcdoc="{page}"></iframe></body></html>"""


def main() -> int:
    """Judge every page; 1 where a good one has a fault or a broken one has none."""
    axe, kind, *pages = sys.argv[1:]
    library = Path(axe).read_text(encoding="utf-8")
    is_bad = False
    for page in map(Path, pages):
        faults = list(_faults(page, library))
        if kind == "broken":
            print(
                f"{page.name}: found {len(faults)}"
                if faults
                else f"{page.name}: a planted fault is not found"
            )
            is_bad |= not faults
            continue
        print(*(f"{page.name}: {each}" for each in faults), sep="\n", end="\n" if faults else "")
        is_bad |= bool(faults)
    print(f"{len(pages)} {kind} pages at {', '.join(map(str, WIDTHS))} px")
    return is_bad


def _faults(page: Path, library: str) -> Iterator[str]:
    for width in WIDTHS:
        found = _run(page, f"<script>{library}</script><script>{RUN}</script>", width)
        yield from (f"{width} px: {each}" for each in found)


def _run(page: Path, script: str, width: int) -> list[str]:
    # The page forbids scripts, and what judges it is one.
    html = POLICY.sub("", page.read_text(encoding="utf-8")).replace("</head>", f"{script}</head>", 1)
    height = 900 if width > 1000 else 800
    with tempfile.TemporaryDirectory() as folder:
        host = Path(folder) / "host.html"
        host.write_text(HOST.format(width=width, height=height, page=escape(html)), encoding="utf-8")
        options = [
            f"--window-size={max(width, 600)},{height}",
            f"--user-data-dir={folder}/profile",
            *(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--virtual-time-budget=30000",
            ),
        ]
        shots = os.environ.get("SHOTS")
        if shots:
            picture = f"--screenshot={shots}/{page.stem}-{width}.png"
            subprocess.run(["chromium", *options, picture, host.as_uri()], capture_output=True, check=False)
        outcome = subprocess.run(
            ["chromium", *options, "--dump-dom", host.as_uri()],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    answer = re.search(r'<pre id="found">(.*?)</pre>', outcome.stdout, re.DOTALL)
    if answer is None:
        return [f"no answer from the browser: {outcome.stderr[-300:]}"]
    found: list[str] = json.loads(unescape(answer[1]))
    return found


if __name__ == "__main__":
    sys.exit(main())
