#!/bin/sh
# Word files by Microsoft's Open XML SDK validator and openxml-audit, their pages by LibreOffice beside the PDF's.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/docx"
work="$CONFORMANCE_WORK/docx"
dotnet="$CONFORMANCE_VENV/openxml-sdk"

install_system() {
  missing=
  command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-math-nogui"
  command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The Word checks need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_packages() {
  stamp="$CONFORMANCE_VENV/.installed-docx"
  [ -f "$stamp" ] && cmp -s "$here/requirements.txt" "$stamp" && return
  "$CONFORMANCE_VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    -r "$here/requirements.txt"
  rm -rf "$dotnet"
  "$CONFORMANCE_VENV/bin/python" "$here/lay_out_dotnet.py" "$dotnet"
  cp "$here/requirements.txt" "$stamp"
}

install_system
install_packages
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/lo"

PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/write_samples.py" "$work/files"
# The repository's own reports, as a user builds them.
(cd "$root" && .venv/bin/reportgen build -q -f pdf -f docx -o "$work/reports" >&2)
for report in "$work"/reports/*.docx; do
  cp "$report" "${report%.docx}.pdf" "$work/files/good/"
done

failed=
check() { "$@" || failed=1; }
good="$work/files/good"
check "$CONFORMANCE_VENV/bin/python" "$here/validate_openxml.py" "$dotnet" good "$good"/*.docx
check "$CONFORMANCE_VENV/bin/python" "$here/validate_openxml.py" "$dotnet" broken "$work"/files/broken/*.docx
check "$root/.venv/bin/python" "$here/judge.py" good "$good"/*.docx
check "$root/.venv/bin/python" "$here/judge.py" broken "$work"/files/broken/*.docx

# One soffice for all of them: starting it takes longer than most files. Of the random ones, the first forty or so.
mkdir -p "$good/lo"
named=
random=
for sample in "$good"/*.docx; do
  case $sample in
    */random-[0-9].docx | */random-[1-3][0-9].docx) random="$random $sample" ;;
    */random-*) ;;
    *) named="$named $sample" ;;
  esac
done
unturned="$work/files/unturned"
soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to pdf --outdir "$unturned/lo" \
  "$unturned/gallery.docx" >/dev/null 2>&1
check "$root/.venv/bin/python" "$here/judge.py" unturned "$unturned/gallery.docx"
# shellcheck disable=SC2086  # lists of words
soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to pdf --outdir "$good/lo" $named $random \
  >/dev/null 2>&1
# shellcheck disable=SC2086  # as above
check "$root/.venv/bin/python" "$here/judge.py" pages $named
# shellcheck disable=SC2086  # as above
check "$root/.venv/bin/python" "$here/judge.py" many $random
[ -z "$failed" ]
