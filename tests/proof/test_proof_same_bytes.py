"""Two projects that differ only in what an audience may not read → the same bytes for that audience."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from attack.test_attack_built_folder import key_pair
from proof.proof_projects import PHRASE, SECRET, files_of_two
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.sign import sign_public_manifests
from reportgen.model.format import Format
from speed.builds import say_nothing

WORDS = ("harbour,", "Lisbon;", "12,500", "“night”", "*ferry*", "`code`", "café", "<https://example.org>")
FORMATS = (Format.PDF, Format.DOCX, Format.HTML)
KEY, PUBLIC_KEY = key_pair()


def otherwise_excluded(seed: int) -> dict[str, bytes]:
    """The project with other text in all that `policy` leaves out: passage, phrase, blocks, profile."""
    rng = random.Random(seed)  # noqa: S311  # the same texts at each run

    def some() -> str:
        return f"Text {' '.join(rng.choices(WORDS, k=rng.randint(3, 60)))}"

    given = files_of_two()
    files = {path: given[path].decode() for path in given if path.endswith((".md", ".yaml"))}
    (path,) = [each for each, text in files.items() if SECRET in text]
    passage = "\n\n".join(some() for _ in range(rng.randint(1, 3)))
    phrase = f"{rng.choice(('', 'Re'))}named {rng.randint(1, 10**9)}"
    files[path] = files[path].replace(SECRET, passage).replace(PHRASE, phrase)
    hidden = files["content/blocks/b-hidden.md"].replace(PHRASE, phrase)
    files["content/blocks/b-hidden.md"] = f"{hidden}\n{some()}\n\n- {some()}\n"
    files["content/blocks/b-more.md"] = f"---\ntitle: {phrase}\nkind: context\n---\n{some()}\n"
    other = files["profiles/insiders.yaml"]
    files["profiles/insiders.yaml"] = other.replace("What insiders get", f"What {rng.randint(1, 10**9)} get")
    return given | {path: text.encode() for path, text in files.items()}


def given_to_policy(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of the audience, and the manifest that is given away with them."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.replace(b"theme: plain", b"theme: navy"))
    (folder / "manifest.pub").write_bytes(PUBLIC_KEY)
    request = BuildRequest(folder, ("policy", "insiders"), formats=FORMATS, proves_exclusion=True)
    build(request, say_nothing)
    sign_public_manifests(folder, None, {"REPORTGEN_MANIFEST_KEY": KEY}, ("policy",))
    built = {each.name: each.read_bytes() for each in (folder / "build").glob("policy.*")}
    assert set(built) >= {"policy.pdf", "policy.docx", "policy.html", "policy.manifest.public.json"}
    return built


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return given_to_policy(tmp_path_factory.mktemp("before"), files_of_two())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_what_is_excluded_moves_no_byte(seed: int, before: dict[str, bytes], tmp_path: Path) -> None:
    files = otherwise_excluded(seed)
    assert files != files_of_two()

    assert given_to_policy(tmp_path, files) == before


@pytest.mark.slow
def test_what_is_read_moves_bytes(before: dict[str, bytes], tmp_path: Path) -> None:
    files = {path: text.replace(b"until nine", b"until ten") for path, text in files_of_two().items()}

    after = given_to_policy(tmp_path, files)

    assert after.keys() == before.keys()
    assert all(after[name] != before[name] for name in before if not name.endswith(".dsse.json"))
