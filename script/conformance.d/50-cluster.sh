#!/bin/sh
# Reports made by two Dask workers on this machine: the same bytes, and whole files when workers or scheduler are killed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
[ "${1:-}" != install ] || exit 0
work="$CONFORMANCE_WORK/cluster"
mkdir -p "$work"
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$root/tests/conformance/cluster/judge_cluster.py" "$work"
