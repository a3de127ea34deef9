#!/bin/sh
# Reports in templates of a dozen other programs: no finding that a template has not itself, every word shown.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/house"
work="$CONFORMANCE_WORK/house"
dotnet="$CONFORMANCE_VENV/openxml-sdk"
modules="$CONFORMANCE_VENV/house"
libraries='docx@9.5.1 @turbodocx/html-to-docx@1.23.1'

# The validator and LibreOffice are installed by 20-docx.sh.
[ -f "$CONFORMANCE_VENV/.installed-docx" ] && command -v soffice >/dev/null 2>&1 || {
  printf 'The checks of templates use what 20-docx.sh installs; run that step first.\n' >&2
  exit 4
}
missing=
command -v abiword >/dev/null 2>&1 || missing="$missing abiword"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
  else
    printf 'The checks of templates need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
    exit 4
  fi
fi
if [ ! -f "$modules/.installed" ] || [ "$(cat "$modules/.installed")" != "$libraries" ]; then
  rm -rf "$modules"
  mkdir -p "$modules"
  # shellcheck disable=SC2086  # a list of words
  (cd "$modules" && npm install --silent --ignore-scripts --no-audit --no-fund $libraries >&2)
  printf '%s' "$libraries" >"$modules/.installed"
fi
[ "${1:-}" != install ] || exit 0

templates="$work/templates"
seeds="$work/seeds"
reports="$work/reports"
planted="$work/planted"
mkdir -p "$templates" "$seeds" "$reports" "$planted"
python() { PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$@"; }
office() { timeout 120 soffice "-env:UserInstallation=file://$work/lo" --headless --norestore "$@" >/dev/null 2>&1; }

python "$here/write_templates.py" "$templates" "$seeds"
(cd "$modules" && node "$here/write_templates.mjs" "$templates")
abiword --to=docx --to-name="$templates/abiword.docx" "$seeds/seed.html" >/dev/null 2>&1
office --convert-to doc --outdir "$seeds" "$seeds/seed.rtf"
# Each way into LibreOffice leaves other styles and defaults behind.
for kind in html odt rtf doc; do
  office --convert-to "docx:MS Word 2007 XML" --outdir "$seeds/$kind" "$seeds/seed.$kind"
  cp "$seeds/$kind/seed.docx" "$templates/libreoffice-$kind.docx"
done
office --convert-to "docx:Office Open XML Text" --outdir "$seeds/ooxml" "$seeds/seed.odt"
cp "$seeds/ooxml/seed.docx" "$templates/libreoffice-ooxml.docx"
count=$(find "$templates" -name '*.docx' | wc -l)
[ "$count" -ge 12 ] || { printf 'only %s templates\n' "$count" >&2; exit 1; }

failed=
check() { "$@" || failed=1; }
check python "$here/write_reports.py" "$templates" "$reports" "$planted"

# LibreOffice makes its library of macros at its first start, and takes the module in from then on.
office --terminate_after_init "macro:///Standard.Module1.Main()" || true
library="$work/lo/user/basic/Standard"
mkdir -p "$library"
cp "$here/House.xba" "$library/"
cat >"$library/script.xlb" <<'LIBRARY'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="House"/>
</library:library>
LIBRARY
ls "$reports"/*.docx >"$work/good"
ls "$planted"/*.docx >"$work/bad"
cat "$work/good" "$work/bad" >"$work/list"
office "macro:///Standard.House.Decide(\"$work/list\")" || true
# shellcheck disable=SC2046  # lists of words
check python "$here/judge.py" good $(cat "$work/good")
# shellcheck disable=SC2046  # as above
check python "$here/judge.py" planted $(cat "$work/bad")
check "$CONFORMANCE_VENV/bin/python" "$here/validate_reports.py" "$dotnet" "$templates" "$reports"
[ -z "$failed" ]
