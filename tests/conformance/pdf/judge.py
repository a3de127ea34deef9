"""Lists of good and of broken files → every gate passes the good ones and notices each broken one.

Reads the names of the lists from its arguments, CLASSPATH for veraPDF and VALIDATOR, the Python that
has page-validation, from the environment. Exit 1 if any gate is wrong.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FAMILIES = "Source-Serif-Pro|Source-Sans-Pro|DejaVu-Sans|DejaVu-Sans-Mono"
FONTS = re.compile(rf"^[A-Z]{{6}}\+({FAMILIES})(-Bold)?(-Italic)?$")

VALIDATE = """
import sys, page
for name in sys.stdin.read().splitlines():
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        try:
            found = page.validate_pdf(name, profile=profile)
            said = [str(each) for each in found.failures] or ["not compliant"]
            failures = [] if found.is_compliant else said
        except Exception as problem:
            failures = [repr(problem)]
        for failure in failures:
            print(f"{name}: {profile}: {failure}")
"""


def main(good_list: str, broken_list: str) -> int:
    """How many gates were wrong about a file."""
    good = Path(good_list).read_text(encoding="utf-8").splitlines()
    broken = Path(broken_list).read_text(encoding="utf-8").splitlines()
    wrong = 0

    def judge(name: str) -> tuple[str, list[str], list[str]]:
        gate = GATES[name]
        found = [line for line in gate(good) if line]
        unseen = [file for file in broken if Path(file).stem in NOTICED[name] and not any(gate([file]))]
        return name, found, unseen

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # The slowest first.
        judged = list(pool.map(judge, GATES))
    for name, found, unseen in judged:
        for line in found:
            sys.stdout.write(f"{name}: {line}\n")
        for file in unseen:
            sys.stdout.write(f"{name}: does not notice what is wrong with {Path(file).name}\n")
        count = f"{len(good)} files, {len(found)} findings, {len(unseen)} faults unnoticed"
        sys.stderr.write(f"{name}: {count}\n")
        wrong += bool(found or unseen)
    return wrong


def qpdf(files: Iterable[str]) -> Iterable[str]:
    """Syntax and streams."""
    for file in files:
        checked = run(["qpdf", "--check", file])
        if checked.returncode:
            yield f"{file}: {checked.stdout.strip().splitlines()[-1:]} {checked.stderr.strip()}"


def verapdf(files: Iterable[str]) -> Iterable[str]:
    """PDF/A-3a and PDF/UA-1, all files in one Java process."""
    checked = run(["java", "-cp", os.environ["CLASSPATH"], "VeraCheck", "3a,ua1"], "\n".join(files))
    if checked.returncode:
        yield from checked.stdout.splitlines() or [checked.stderr]


def page_validation(files: Iterable[str]) -> Iterable[str]:
    """PDF/A-3a and PDF/UA-1 by a second, independent implementation."""
    checked = run([os.environ["VALIDATOR"], "-c", VALIDATE], "\n".join(files))
    yield from checked.stdout.splitlines()
    if checked.returncode:
        yield checked.stderr


def pdffonts(files: Iterable[str]) -> Iterable[str]:
    """Every font embedded, with a way back to Unicode, and one of ours."""
    for file in files:
        listed = run(["pdffonts", file])
        if listed.returncode:
            yield f"{file}: {listed.stderr.strip()}"
        for line in listed.stdout.splitlines()[2:]:
            name = line.split()[0]
            if not FONTS.match(name) or line.split()[-5:-2] != ["yes", "yes", "yes"]:
                yield f"{file}: {line}"


def run(command: list[str], text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run one tool to its end."""
    return subprocess.run(command, input=text, capture_output=True, check=False, text=True)  # noqa: S603  # named tools


GATES: Mapping[str, Callable[[Iterable[str]], Iterable[str]]] = {
    "page-validation": page_validation,
    "veraPDF": verapdf,
    "qpdf": qpdf,
    "pdffonts": pdffonts,
}

# What each gate has to notice: a gate that never fails proves nothing.
NOTICED: Mapping[str, frozenset[str]] = {
    "qpdf": frozenset({"syntax"}),
    "veraPDF": frozenset(
        {"without-structure", "without-identification", "without-alternative", "with-a-script"}
    ),
    "page-validation": frozenset(
        {"without-structure", "without-identification", "without-alternative", "with-a-script"}
    ),
    "pdffonts": frozenset({"without-alternative"}),
}

if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
