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
from html import escape, unescape
from pathlib import Path

WIDTHS = (1280, 414, 360)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RUN = """
addEventListener("load", async () => {
  await document.fonts.ready;
  const found = await axe.run(document, {resultTypes: ["violations"]});
  const told = each => each.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(" | ");
  const faults = found.violations.map(each => `${innerWidth} px: ${each.id}: ${each.help} ${told(each)}`);
  const root = document.documentElement;
  const wide = root.scrollWidth;
  if (wide > innerWidth) faults.push("scrolls sideways: " + wide + " > " + innerWidth);
  const failed = [...document.fonts].filter(face => face.status === "error");
  if (failed.length) faults.push("faces that do not load: " + failed.length);
  parent.postMessage(JSON.stringify(faults), "*");
});
"""
HOST = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title><body style="margin:0">
<script>addEventListener("message", event => {{
  const found = document.createElement("pre");
  found.textContent = "found:" + event.data; document.body.append(found);
}})</script>{frames}</body></html>"""
FRAME = '<iframe style="border:0;width:{width}px;height:800px" srcdoc="{page}"></iframe>'


def main() -> int:
    """Judge every page; 1 where a good one has a fault or a broken one has none."""
    axe, kind, *pages = sys.argv[1:]
    library = Path(axe).read_text(encoding="utf-8")
    is_bad = False
    for page in map(Path, pages):
        faults = _faults(page, library)
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


def _faults(page: Path, library: str) -> list[str]:
    """One start of the browser for all widths: starting it takes longer than most pages."""
    # The page forbids scripts, and what judges it is one.
    html = POLICY.sub("", page.read_text(encoding="utf-8"))
    script = f"<script>{library}</script><script>{RUN}</script>"
    judged = escape(html.replace("</head>", f"{script}</head>", 1))
    with tempfile.TemporaryDirectory() as folder:
        host = Path(folder) / "host.html"
        frames = "".join(FRAME.format(width=width, page=judged) for width in WIDTHS)
        host.write_text(HOST.format(frames=frames), encoding="utf-8")
        shots = os.environ.get("SHOTS")
        if shots:
            _browse(folder, f"--screenshot={shots}/{page.stem}.png", host)
        shown = _browse(folder, "--dump-dom", host)
    answers = re.findall(r"<pre>found:(.*?)</pre>", shown, re.DOTALL)
    if len(answers) != len(WIDTHS):
        return [f"{len(answers)} answers from the browser instead of {len(WIDTHS)}"]
    return [fault for answer in answers for fault in json.loads(unescape(answer))]


def _browse(folder: str, wish: str, host: Path) -> str:
    options = (
        f"--window-size={sum(WIDTHS) + 60},820",
        f"--user-data-dir={folder}/profile",
        *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        "--virtual-time-budget=60000",
    )
    outcome = subprocess.run(
        ["chromium", *options, wish, host.as_uri()],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return outcome.stdout


if __name__ == "__main__":
    sys.exit(main())
