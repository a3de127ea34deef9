#!/bin/sh
# Every character has a face: in Word each run's font has its characters and is the PDF's; LibreOffice shows the
# PDF's faces. FACES_COUNT random documents by what their files say, FACES_SHOWN of them by LibreOffice, too.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/faces"
work="$CONFORMANCE_WORK/faces"

install_system() {
  missing=
  command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-math-nogui"
  command -v pdffonts >/dev/null 2>&1 || missing="$missing poppler-utils"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The font checks need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_system
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/lo"

PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/write_samples.py" "$work/files" "${FACES_COUNT:-200}"
good="$work/files/good"
(cd "$root" && .venv/bin/reportgen build -q -f pdf -f docx -o "$good" >&2)

failed=
check() { "$@" || failed=1; }
python="$root/.venv/bin/python"
shown=
count=0
for file in "$good"/*.docx; do
  case $file in */random-*) count=$((count + 1)) && [ "$count" -gt "${FACES_SHOWN:-30}" ] && continue ;; esac
  shown="$shown $file"
done

# One soffice for all of them: it must keep the fonts of documents apart. It shows while files are judged.
# shellcheck disable=SC2086  # a list of words
soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to pdf --outdir "$work/shown" $shown \
  >/dev/null 2>&1 &
check "$python" "$here/judge.py" runs "$good"/*.docx
check "$python" "$here/judge.py" broken "$work"/files/broken/*.docx
wait
# shellcheck disable=SC2086  # as above
check "$python" "$here/judge.py" pages "$work/shown" $shown
[ -z "$failed" ]
