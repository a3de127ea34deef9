"""What a schedule installs is the reportgen that wrote it: packed from what runs, installed by its hash."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.cli_replay import run
from reportgen.errors import UsageError
from reportgen.workspace import own_wheel as packing
from reportgen.workspace.own_wheel import DISTRIBUTION, locked_requirements, own_wheel

ROOT = Path(__file__).parents[2]


def contents(wheel: Path) -> Mapping[str, bytes]:
    with ZipFile(wheel) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def venv_with(wheel: Path, folder: Path) -> Path:
    """The programs of a fresh environment with `wheel` in it and the dependencies of this process."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603  # our own interpreter
    programs = folder / "bin"
    install = [
        str(programs / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True)  # noqa: S603  # as above
    (site,) = folder.glob("lib/python3*/site-packages")
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return programs


@pytest.mark.slow
def test_it_is_the_wheel_that_the_build_back_end_makes_of_the_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  # our own interpreter
    (built,) = tmp_path.glob("*.whl")
    wheel = own_wheel()
    (tmp_path / "own").mkdir()
    own = tmp_path / "own" / wheel.name
    own.write_bytes(wheel.content)
    there, here = contents(built), contents(own)

    assert wheel.name == built.name
    assert sorted(here) == sorted(there)
    assert [name for name in there if here[name] != there[name] and ".dist-info/" not in name] == []


@pytest.mark.slow
def test_what_it_installs_packs_the_same_wheel_again(tmp_path: Path) -> None:
    wheel = own_wheel()
    path = tmp_path / wheel.name
    path.write_bytes(wheel.content)
    programs = venv_with(path, tmp_path / "venv")
    command = [str(programs / "reportgen"), "init", "town", "--ci", "cron"]
    # What a path of another checkout brings would hide what was installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=tmp_path, check=True, env=environment)  # noqa: S603  # as above

    assert (tmp_path / "town" / "vendor" / wheel.name).read_bytes() == wheel.content


def test_the_requirements_name_the_wheel_by_hash_and_every_dependency(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "town", "--ci", "github").exit_code == 0
    lines = (tmp_path / "town" / "requirements.txt").read_text("utf-8").splitlines()
    wheel = own_wheel()

    assert f"./vendor/{wheel.name} \\" in lines
    assert f"    --hash=sha256:{sha256(wheel.content).hexdigest()}" in lines
    assert set(locked_requirements().decode().splitlines()) <= set(lines)


def test_it_is_the_same_whenever_it_is_packed() -> None:
    assert own_wheel() == own_wheel()


def test_a_reportgen_that_is_not_installed_stops_the_schedule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "DISTRIBUTION", "no-such-distribution")
    result = run(tmp_path, "init", "town", "--ci", "github")

    assert result.exit_code == 2
    assert "error[unknown-installation]" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reportgen_of_another_version_than_the_installed_one_stops_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "__version__", "99.0")
    with pytest.raises(UsageError, match=r"99\.0 runs"):
        own_wheel()


def test_the_package_has_the_name_under_which_it_is_packed() -> None:
    assert f'name = "{DISTRIBUTION}"' in (ROOT / "pyproject.toml").read_text("utf-8")
