#!/bin/sh
# A handbook of more than two hundred pages of real prose: LibreOffice's pages of the Word file beside the PDF's.
# At least 95 of 100 pages hold the same words; a Word file with lines half a point higher must fail.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/handbook"
work="$CONFORMANCE_WORK/handbook"
books="$CONFORMANCE_VENV/handbook"

install_books() {
  [ -f "$books/.installed" ] && return
  command -v apt-get >/dev/null 2>&1 || {
    printf 'The handbook is made of the Debian packages debian-policy and developers-reference; get them by apt-get.\n' >&2
    exit 4
  }
  rm -rf "$books"
  mkdir -p "$books"
  (cd "$books" && apt-get download -q debian-policy developers-reference >/dev/null)
  for package in "$books"/*.deb; do dpkg-deb -x "$package" "$books"; done
  touch "$books/.installed"
}

command -v soffice >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 || {
  printf 'The handbook needs what 20-docx.sh installs; run that step first.\n' >&2
  exit 4
}
install_books
[ "${1:-}" != install ] || exit 0

python="$root/.venv/bin/python"
reportgen="$root/.venv/bin/reportgen"
project="$work/handbook"
mkdir -p "$work/pages" "$work/planted"
"$reportgen" init -q "$project" >/dev/null
find "$books" -path '*/policy.html/*.html' -o -path '*/developers-reference/*.html' | sort |
  "$python" "$here/choose_chapters.py" "$work/chapters"
(cd "$project" && "$reportgen" import -q "$work"/chapters/*.html >/dev/null)
"$python" "$here/settle_project.py" "$project"
(cd "$project" && "$reportgen" build -q -p draft -f pdf -f docx -o "$work/built" >/dev/null)

pages() {
  soffice "-env:UserInstallation=file://$work/lo" --headless --convert-to pdf --outdir "$2" "$1" >/dev/null 2>&1
}
pages "$work/built/draft.docx" "$work/pages"
"$python" "$here/compare_pages.py" "$work/built/draft.pdf" "$work/pages/draft.pdf" 200 0.95

"$python" "$here/plant_fault.py" "$work/built/draft.docx" "$work/planted/draft.docx"
pages "$work/planted/draft.docx" "$work/planted"
if "$python" "$here/compare_pages.py" "$work/built/draft.pdf" "$work/planted/draft.pdf" 200 0.95; then
  printf 'higher lines were not noticed\n' >&2
  exit 1
fi
