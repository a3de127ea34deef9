#!/bin/sh
# Web pages by axe-core in Chromium, at the width of a desk and of telephones; nothing scrolls sideways.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/web"
work="$CONFORMANCE_WORK/web"
axe="$CONFORMANCE_VENV/axe-core"
version=4.14.1

install_system() {
  missing=
  command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
  command -v npm >/dev/null 2>&1 || missing="$missing npm"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The web checks need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_packages() {
  [ -f "$axe/$version" ] && return
  rm -rf "$axe"
  mkdir -p "$axe"
  (cd "$axe" && npm pack --silent "axe-core@$version" >/dev/null && tar xzf "axe-core-$version.tgz")
  touch "$axe/$version"
}

install_system
install_packages
[ "${1:-}" != install ] || exit 0
mkdir -p "$work"

(cd "$root" && .venv/bin/reportgen build -q -f html -o "$work/reports" >&2)
PYTHONPATH="$root/tests" "$root/.venv/bin/python" "$here/write_samples.py" "$work/files"

failed=
check() { "$@" || failed=1; }
python="$root/.venv/bin/python"
check "$python" "$here/judge.py" "$axe/package/axe.min.js" good "$work"/reports/*.html "$work"/files/good/*.html
check "$python" "$here/judge.py" "$axe/package/axe.min.js" broken "$work"/files/broken/*.html
[ -z "$failed" ]
