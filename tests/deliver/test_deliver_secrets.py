from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from reportgen.deliver.transport.secrets import find_secret
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Security, Server


def server(login: Login = Login.PASSWORD, *command: str) -> Server:
    return Server("mail.example.org", 587, Security.STARTTLS, login, "desk", command, 60, 5.0)


class OneSecret(KeyringBackend):
    """A keyring that holds the secret of desk@mail.example.org."""

    priority = 1

    def __init__(self) -> None:
        self._held = {("reportgen", "desk@mail.example.org"): "from the keyring"}

    def get_password(self, service: str, username: str) -> str | None:
        return self._held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._held[service, username] = password


@pytest.fixture(autouse=True)
def without_keyring() -> Iterator[None]:
    """A machine without a keyring, as most servers are."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # keyring types only a part
    yield
    keyring.set_keyring(before)


def test_the_variable_comes_before_the_file_and_the_file_before_the_keyring(tmp_path: Path) -> None:
    keyring.set_keyring(OneSecret())
    (tmp_path / "secret").write_text("from the file\n", "utf-8")
    file = {"REPORTGEN_SMTP_PASSWORD_FILE": str(tmp_path / "secret")}

    assert (
        find_secret(server(), {"REPORTGEN_SMTP_PASSWORD": "from the variable", **file}) == "from the variable"
    )
    assert find_secret(server(), file) == "from the file"
    assert find_secret(server(), {}) == "from the keyring"


def test_a_missing_secret_says_where_to_put_it() -> None:
    with pytest.raises(DeliveryError) as caught:
        find_secret(server(), {})

    (found,) = caught.value.diagnostics
    assert found.code == "missing-secret"
    assert "REPORTGEN_SMTP_PASSWORD" in (found.hint or "")


def test_a_secret_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cannot be read"):
        find_secret(server(), {"REPORTGEN_SMTP_PASSWORD_FILE": str(tmp_path / "nothing")})


def test_a_secret_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\n")

    with pytest.raises(DeliveryError, match="no text in UTF-8"):
        find_secret(server(), {"REPORTGEN_SMTP_PASSWORD_FILE": str(tmp_path / "secret")})


def test_a_token_command_prints_the_token() -> None:
    asked = server(Login.XOAUTH2, sys.executable, "-c", "print('token')")

    assert find_secret(asked, {"REPORTGEN_SMTP_PASSWORD": "other"}) == "token"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; print('hush'); sys.exit('not logged in')", "not logged in"),
        ("print('two hush')", "no token"),
        ("import sys; print('hush'); sys.exit('wrong token: hush')", "no token"),
        ("", "no token"),
    ],
)
def test_a_token_command_that_fails_is_said_without_what_it_printed(code: str, said: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        find_secret(server(Login.XOAUTH2, sys.executable, "-c", code), {})

    (found,) = caught.value.diagnostics
    assert found.code == "failed-token-command"
    assert said in found.message
    assert "hush" not in found.message


def test_a_token_command_that_does_not_exist_is_reported() -> None:
    with pytest.raises(DeliveryError, match="gave no token"):
        find_secret(server(Login.XOAUTH2, "no-such-program-here"), {})


def test_a_missing_package_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['dkim'] = None\n"
        "from reportgen.deliver.message.dkim import sign_message\n"
        "from reportgen.errors import DeliveryError\n"
        "try: sign_message(None, None, b'')\n"
        "except DeliveryError as error: print(error.diagnostics[0].code, error.diagnostics[0].hint)\n"
    )
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "missing-package install it with: pip install 'audience-reports[dkim]'\n"
