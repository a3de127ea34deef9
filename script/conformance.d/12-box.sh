#!/bin/sh
# Nothing leaves its box: every glyph and picture of PDFs, and of Word files laid out by LibreOffice, inside its
# page's margins, by PDFium. BOX_COUNT random documents, BOX_WORD of them as Word, too.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/box"
work="$CONFORMANCE_WORK/box"

command -v soffice >/dev/null 2>&1 || {
  printf 'The pages of Word files need:\n  Debian, Ubuntu:  apt-get install libreoffice-writer-nogui\n' >&2
  exit 4
}
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/lo"

python() { PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$@"; }
python "$here/write_samples.py" "$work/good" "${BOX_COUNT:-200}" "${BOX_WORD:-20}"
mv "$work/good/broken" "$work/broken"
# LibreOffice uses one processor; meanwhile the others judge PDFs.
for kind in good broken; do
  soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to pdf --outdir "$work/$kind/word" \
    "$work/$kind"/*.docx >/dev/null 2>&1
done &

failed=
for kind in good broken; do
  python "$here/judge.py" "$kind" "$work/$kind"/*.pdf || failed=1
done
wait
for kind in good broken; do
  python "$here/judge.py" "$kind" "$work/$kind"/word/*.pdf || failed=1
done
[ -z "$failed" ]
