#!/bin/sh
# Random numbers in every notation, delimiter and encoding stand in PDF, Word and HTML as in their cells, read back by
# poppler and pandoc; a digit that is changed is found.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work="$CONFORMANCE_WORK/numbers"

command -v pdftotext >/dev/null 2>&1 || {
  printf 'The numbers need:\n  Debian, Ubuntu:  apt-get install poppler-utils\n' >&2
  exit 4
}
[ "${1:-}" != install ] || exit 0
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$root/tests/conformance/numbers/compare_numbers.py" "$work" \
  "${NUMBERS_COUNT:-44}"
