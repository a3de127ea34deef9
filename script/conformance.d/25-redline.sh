#!/bin/sh
# Redlined Word files: valid, and accepted or rejected by LibreOffice and by our own reader they say what they should.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/redline"
docx="$root/tests/conformance/docx"
work="$CONFORMANCE_WORK/redline"
dotnet="$CONFORMANCE_VENV/openxml-sdk"
files="$work/files"

# The validator and LibreOffice are installed by the step before.
[ -f "$CONFORMANCE_VENV/.installed-docx" ] && command -v soffice >/dev/null 2>&1 || {
  printf 'The checks of redlines use what 20-docx.sh installs; run that step first.\n' >&2
  exit 4
}
[ "${1:-}" != install ] || exit 0
mkdir -p "$files"

# A report of the repository: recorded as it is, then changed.
project="$work/project"
mkdir -p "$project"
cp -R "$root/content" "$root/profiles" "$root/reportgen.yaml" "$root/templates" "$project/"
reportgen="$root/.venv/bin/reportgen"
(
  cd "$project"
  "$reportgen" edition new -q
  "$reportgen" build -q -p policy -p students -f docx -o "$work/before" >/dev/null
  "$root/.venv/bin/python" "$here/edit_project.py" .
  "$reportgen" build -q -p policy -p students -f docx -f docx-redline -o "$work/after" >/dev/null
)
set --
for report in policy students; do
  set -- "$@" "$work/after/$report.redline.docx" "$work/before/$report.docx" "$work/after/$report.docx"
done
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/write_redlines.py" "$files" "$@"

failed=
check() { "$@" || failed=1; }
check "$CONFORMANCE_VENV/bin/python" "$docx/validate_openxml.py" "$dotnet" good "$files"/*.redline.docx

# LibreOffice makes its library of macros at its first start, and takes the module in from then on.
office() { soffice "-env:UserInstallation=file://$work/lo" --headless --norestore "$@" >/dev/null 2>&1; }
office --terminate_after_init "macro:///Standard.Module1.Main()" || true
library="$work/lo/user/basic/Standard"
mkdir -p "$library"
cp "$here/Redline.xba" "$library/"
cat >"$library/script.xlb" <<'LIBRARY'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Redline"/>
</library:library>
LIBRARY
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/judge_redlines.py" list "$files" "$work/list"
office "macro:///Standard.Redline.Decide(\"$work/list\")" || true
check env PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/judge_redlines.py" judge "$files"
[ -z "$failed" ]
