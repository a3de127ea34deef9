#!/bin/sh
# Every picture looks as its author's file: in PDF by poppler, in Word by LibreOffice, on the web page by Chromium.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/pictures"
work="$CONFORMANCE_WORK/pictures"

install_system() {
  missing=
  command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
  command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
  command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The checks of pictures need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_system
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/lo"

PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/write_samples.py" "$work"
# The repository's own reports, as a user builds them.
(cd "$root" && .venv/bin/reportgen build -q -f pdf -f docx -f html -o "$work/own" >&2)
mv "$work"/own/*.pdf "$work"/own/*.docx "$work"/own/*.html "$work/reports/"
named="$work/made/build/made.docx"
for report in "$work"/reports/*.docx; do
  case $report in */random-*) ;; *) named="$named $report" ;; esac
done
# shellcheck disable=SC2086  # a list of words
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/lo" $named \
  >/dev/null 2>&1
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/judge.py" "$work"
