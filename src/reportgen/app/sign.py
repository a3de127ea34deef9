"""What is built + the project's key → a signed envelope of the manifest, beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.app.build.manifest import PUBLIC_KEY, public_key_of
from reportgen.deliver.transport.secrets import find_private_key
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.record.manifest.envelope import ENVELOPE, sign_statement
from reportgen.workspace import find_project, publish
from reportgen.workspace.cache.seals import is_sealed
from reportgen.workspace.output.built import MANIFEST, load_built, output_folder

VARIABLE = "REPORTGEN_MANIFEST_KEY"
_ACCOUNT = "manifest"


def sign_manifest(start: Path, output: Path | None, environment: Mapping[str, str]) -> Path:
    """Sign the manifest that this machine wrote; the file of the envelope.

    Raises UsageError where another wrote it or the keys do not fit, DeliveryError where there is no key.
    """
    root = find_project(start)
    folder = output_folder(root, output)
    statement = load_built(folder, (MANIFEST,)).get(MANIFEST)
    if statement is None or not is_sealed(folder, MANIFEST, statement):
        message = f'this machine did not write "{folder / MANIFEST}" as it is'
        raise UsageError([Diagnostic("unvouched-manifest", message, hint="build first: reportgen build")])
    public_key = public_key_of(root)
    if public_key is None:
        hint = f"write it: openssl pkey -in KEY.pem -pubout -out {PUBLIC_KEY}, and commit it"
        message = f"the project has no public key {PUBLIC_KEY}"
        raise UsageError([Diagnostic("malformed-signing-key", message, hint=hint)])
    private_key = find_private_key(environment, VARIABLE, _ACCOUNT)
    publish(folder, {ENVELOPE: sign_statement(statement, private_key, public_key)})
    return folder / ENVELOPE
