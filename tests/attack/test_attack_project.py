"""Whatever an author's files hold: the stages end in a diagnostic or in a report without the secret."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from compose.compose_projects import project_files
from reportgen.compose import compose_document
from reportgen.errors import ContentError, EngineError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.plan import make_plan
from reportgen.read import read_sound_project
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.limits import Limits

SECRET = "canary-3b1f9c"  # noqa: S105  # a mark to look for
LIMITS = Limits(memory=1 << 30, cpu_seconds=4, wall_seconds=6)

PROGRAM = "from reportgen.cli import main; main()"

ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 12)
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
    '<link rel="stylesheet" href="asset:theme.css">%s</head><body><main><h1>T</h1>%s</main></body></html>'
)

# A file of the project → what is put there; the codes that may answer.
FILES: Mapping[str, tuple[str, str]] = {
    "aliases in reportgen.yaml": ("reportgen.yaml", ALIASES),
    "aliases in the front matter": ("content/blocks/one.md", f"---\n{ALIASES}---\nx"),
    "aliases in claims": ("content/claims/all.yaml", ALIASES),
    "merge keys without end": ("profiles/policy.yaml", "a: &a\n  <<: *a\n"),
    "a Python object in YAML": ("content/sources.yaml", "!!python/object/apply:os.system ['true']"),
    "deep YAML": ("content/glossary.yaml", "[" * 20_000 + "]" * 20_000),
    "a long number": ("reportgen.yaml", f"title: {'9' * 100_000}"),
    "a template that reads": ("templates/briefing.html.j2", "{% include '{canary}' %}"),
    "a template that climbs": ("templates/briefing.html.j2", "{% include '../../../etc/passwd' %}"),
    "a template that extends a file": ("templates/briefing.html.j2", "{% extends '{canary}' %}"),
    "a template that digs": (
        "templates/briefing.html.j2",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    ),
    "a template that imports": (
        "templates/briefing.html.j2",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
    ),
    "a template that formats": ("templates/briefing.html.j2", "{{ '{0.__class__}'.format(title) }}"),
    "a template with a script": ("templates/briefing.html.j2", PAGE % ("", "<script>x</script>")),
    "a template with a file": (
        "templates/briefing.html.j2",
        PAGE % ('<link rel="attachment" href="{canary}">', ""),
    ),
    "a template with a style": ("templates/briefing.html.j2", PAGE % ("<style>p { color: red }</style>", "")),
    "a stylesheet that imports": ("templates/themes/plain/theme.css", "@import url({canary});"),
    "a stylesheet that shows": ("templates/themes/plain/theme.css", "p { background: url({canary}) }"),
    "a token that breaks out": (
        "templates/themes/plain/theme.yaml",
        'title: P\ntokens: {accent: "red } p { background: url({canary}) "}',
    ),
    "a font that is elsewhere": (
        "templates/themes/plain/theme.yaml",
        "title: P\nfonts: [{family: F, file: ../../../../../etc/passwd, weight: 400, italic: false}]",
    ),
    "an image that is elsewhere": (
        "content/blocks/one.md",
        "---\ntitle: A\nkind: context\n---\n![a]({canary})",
    ),
    "an image above": (
        "content/blocks/one.md",
        "---\ntitle: A\nkind: context\n---\n![a](../../../../../../etc/passwd)",
    ),
    "HTML in a block": (
        "content/blocks/one.md",
        '---\ntitle: A\nkind: context\n---\n<img src="{canary}"><script>x</script>',
    ),
    "a link that runs": (
        "content/blocks/one.md",
        "---\ntitle: A\nkind: context\n---\n[a](javascript:alert(1))",
    ),
    "a link to a file": ("content/blocks/one.md", "---\ntitle: A\nkind: context\n---\n[a]({canary})"),
    "a table that is elsewhere": (
        "content/blocks/one.md",
        '---\ntitle: A\nkind: context\n---\n::: table {data=../../../../etc/passwd caption="c"}\n:::\n',
    ),
    "a deep quotation": ("content/blocks/one.md", "---\ntitle: A\nkind: context\n---\n" + "> " * 5000 + "x"),
    "deep emphasis": ("content/blocks/one.md", "---\ntitle: A\nkind: context\n---\n" + "*a **b " * 20_000),
    "brackets without end": ("content/blocks/one.md", "---\ntitle: A\nkind: context\n---\n" + "[" * 100_000),
    "a value that is code": (
        "content/blocks/one.md",
        "---\ntitle: A\nkind: context\n---\n{{ ''.__class__ }} {{ project.__init__ }}",
    ),
    "an output above": (
        "profiles/policy.yaml",
        "title: B\ntheme: plain\nfile: ../../../escaped\noutline:\n  - section: T\n    blocks: ['*']\n",
    ),
    "a source that is elsewhere": (
        "content/sources.yaml",
        "- {id: source-a, type: webpage, title: T, tier: own, reliability: F, descriptor: d, "
        "file: ../../../etc/passwd}",
    ),
}


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FILES)
def test_no_file_of_a_project_reads_or_exhausts_the_machine(name: str, canary: Path) -> None:
    path, content = FILES[name]
    files = {
        **project_files({"one": "A plain text."}),
        path: content.replace("{canary}", str(canary)).encode(),
    }
    began = time.monotonic()

    made, said = attempt(files)

    assert time.monotonic() - began < 10
    assert said or made
    assert SECRET not in made
    assert "root:" not in made


def sound_files() -> dict[str, bytes]:
    """A project that builds, in a theme with fonts."""
    theme = b"title: Plain\nextends: foundation\n"
    return {**project_files({"one": "A plain text."}), "templates/themes/plain/theme.yaml": theme}


def test_the_project_builds_when_nobody_attacks_it() -> None:
    made, said = attempt(sound_files())

    assert said == ()
    assert "A plain text." in made


def attempt(files: Mapping[str, bytes]) -> tuple[str, tuple[str, ...]]:
    """The HTML and the PDF that came of the project, or the codes of what was said."""
    try:
        project = read_sound_project(files)
        document = compose_document(project, make_plan(project, ProfileId("policy")))
        artifacts = render_in_worker(document, (Format.PDF,), LIMITS)
    except (ContentError, EngineError) as error:
        return "", tuple(each.code for each in error.diagnostics)
    return document.html + artifacts[0].content.decode("latin-1"), ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("-p", "../../etc/passwd"),
        ("-o", "/proc/self/nowhere"),
        ("-o", "/dev/null/x"),
    ],
    ids=" ".join,
)
def test_no_argument_of_the_call_leaves_the_project(arguments: tuple[str, ...], tmp_path: Path) -> None:
    for path, content in sound_files().items():
        target = tmp_path / "project" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    outcome = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", PROGRAM, "build", "-C", str(tmp_path / "project"), "-f", "html", *arguments],
        capture_output=True,
        check=False,
        text=True,
        cwd=tmp_path,
    )

    assert outcome.returncode in {1, 2, 4}, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["project"]
