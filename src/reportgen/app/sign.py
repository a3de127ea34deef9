"""What is built + the project's key → signed envelopes: of the manifest, or of manifests to give away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.app.build.manifest import PUBLIC_KEY, public_key_of
from reportgen.deliver.transport.secrets import find_private_key
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.record import read_statement, write_statement
from reportgen.record.manifest.envelope import envelope_name, sign_statement
from reportgen.record.manifest.public import public_manifest, public_name
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
    return _sign(root, folder, {MANIFEST: _own_manifest(folder)}, environment)[0]


def sign_public_manifests(
    start: Path, output: Path | None, environment: Mapping[str, str], profiles: Iterable[str]
) -> tuple[Path, ...]:
    """Write and sign the manifest of each of these reports alone, fit to be given away with it.

    Raises UsageError as `sign_manifest` does, and where a report has not been built.
    """
    root = find_project(start)
    folder = output_folder(root, output)
    manifest = read_statement(_own_manifest(folder), str(folder / MANIFEST))
    statements: dict[str, bytes] = {}
    unbuilt: list[Diagnostic] = []
    for profile in map(ProfileId, profiles):
        shown = public_manifest(manifest, profile)
        if shown is None:
            message, hint = f'"{profile}" has not been built', f"build it first: reportgen build -p {profile}"
            unbuilt.append(Diagnostic("call-unbuilt-report", message, hint=hint))
        else:
            statements[public_name(profile)] = write_statement(shown)
    if unbuilt:
        raise UsageError(unbuilt)
    return _sign(root, folder, statements, environment)


def _own_manifest(folder: Path) -> bytes:
    statement = load_built(folder, (MANIFEST,)).get(MANIFEST)
    if statement is None or not is_sealed(folder, MANIFEST, statement):
        message = f'this machine did not write "{folder / MANIFEST}" as it is'
        raise UsageError([Diagnostic("unvouched-manifest", message, hint="build first: reportgen build")])
    return statement


def _sign(
    root: Path, folder: Path, statements: Mapping[str, bytes], environment: Mapping[str, str]
) -> tuple[Path, ...]:
    """Write the statements, each with its envelope beside it; the files of the envelopes."""
    public_key = public_key_of(root)
    if public_key is None:
        hint = f"write it: openssl pkey -in KEY.pem -pubout -out {PUBLIC_KEY}, and commit it"
        message = f"the project has no public key {PUBLIC_KEY}"
        raise UsageError([Diagnostic("malformed-signing-key", message, hint=hint)])
    private_key = find_private_key(environment, VARIABLE, _ACCOUNT)
    envelopes = {
        envelope_name(name): sign_statement(each, private_key, public_key)
        for name, each in statements.items()
    }
    written = {name: each for name, each in statements.items() if name != MANIFEST}
    publish(folder, {**envelopes, **written})
    return tuple(folder / name for name in envelopes)
