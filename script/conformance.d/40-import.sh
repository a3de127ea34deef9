#!/bin/sh
# Documents as LibreOffice writes them come in with every word, once and in order.
set -eu
command -v soffice >/dev/null || { echo "soffice is missing: apt install libreoffice-writer" >&2; exit 1; }
mkdir -p "$CONFORMANCE_WORK/import"
PYTHONPATH=tests exec .venv/bin/python tests/ingest/judge_import.py "$CONFORMANCE_WORK/import"
