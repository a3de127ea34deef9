#!/bin/sh
# HTML, Word and PDF tell the same words in the same order; other programs read Word files back; a template
# that LibreOffice saved serves as a house template.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/words"
work="$CONFORMANCE_WORK/words"

command -v soffice >/dev/null 2>&1 || {
  printf 'The house templates need:\n  Debian, Ubuntu:  apt-get install libreoffice-writer-nogui\n' >&2
  exit 4
}
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/lo" "$work/saved"

failed=
check() { PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$@" || failed=1; }
# A hundred random documents are compared by 20-docx.sh, which has them laid out; more of them on demand.
check "$here/compare_formats.py" "${WORDS_COUNT:-0}"

check "$here/write_in_house.py" --template "$work/corporate.dotx"
soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to dotx --outdir "$work/saved" \
  "$work/corporate.dotx" >/dev/null 2>&1
check "$here/write_in_house.py" "$work/saved/corporate.dotx" "$work/saved"
check "$here/write_in_house.py" "$work/corporate.dotx" "$work"
[ -z "$failed" ]
