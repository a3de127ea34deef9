#!/bin/sh
# Senders against servers of random answers, killed at random points: 10,000 sequences, or as many as a minute holds.
set -eu
[ "${1:-}" != install ] || exit 0
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
export TMPDIR="$CONFORMANCE_WORK/letters"
mkdir -p "$TMPDIR"
export PYTHONPATH="$root/tests"
exec "$root/.venv/bin/python" "$root/tests/conformance/mail/answer_at_random.py" "${CONFORMANCE_SEED:-0}" 2500 "${CONFORMANCE_SECONDS:-60}"
