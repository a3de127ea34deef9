#!/bin/sh
# What cron runs: one at a time, silent unless something goes wrong. The ledger stays in this folder:
# keep it on a disk that is backed up.
set -eu
PATH="$PWD/.venv/bin:$PATH"
: "${REPORTGEN_SEND:=}"
: "${REPORTGEN_REALLY_SEND:=true}"
export PATH REPORTGEN_SEND REPORTGEN_REALLY_SEND

mkdir -p build
exec 9>build/.nightly.lock
flock -n 9 || exit 0
status=0
sh schedule/briefings.sh all >build/nightly.log 2>&1 || status=$?
if [ "$status" != 0 ]; then cat build/nightly.log >&2; fi
exit "$status"
