#!/bin/sh
# Letters through Debian's OpenSMTPD into a maildir, taken apart by maildrop's reformime; senders killed 50 times.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here="$root/tests/conformance/mail"
work="$CONFORMANCE_WORK/mail"
port=${CONFORMANCE_SMTP_PORT:-10026}

install_system() {
  missing=
  [ -x /usr/sbin/smtpd ] || missing="$missing opensmtpd"
  command -v reformime >/dev/null 2>&1 || missing="$missing maildrop"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
    return
  fi
  printf 'The mail checks need:%s\n  Debian, Ubuntu:  apt-get install%s\n' "$missing" "$missing" >&2
  exit 4
}

install_system
[ "${1:-}" != install ] || exit 0
rm -rf "$work"
mkdir -p "$work/maildir"
export PYTHONPATH="$root/tests"
python="$root/.venv/bin/python"

"$python" "$here/kill_senders.py" "$work"

if [ "$(id -u)" != 0 ]; then
  printf 'OpenSMTPD starts only as root: the delivery into a maildir was not tried.\n' >&2
  exit 0
fi

# It delivers as an ordinary user, into a folder that is this user's.
user=nobody
for person in anna ben; do
  printf '%s@example.test %s\n' "$person" "$user"
done >"$work/people"
cat >"$work/smtpd.conf" <<CONF
smtp max-message-size "25M"
table people file:$work/people
listen on 127.0.0.1 port $port
action "deliver" maildir "$work/maildir/%{rcpt.user}" virtual <people>
match from local for domain "example.test" action "deliver"
match from any for any reject
CONF
chown "$user" "$work/maildir"
# Its user must be able to walk to the folder, whatever the umask made of it.
parent=$work
while [ "$parent" != / ]; do
  chmod o+x "$parent"
  parent=$(dirname "$parent")
done

/usr/sbin/smtpd -d -f "$work/smtpd.conf" >"$work/smtpd.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || :' EXIT INT TERM
"$python" "$here/judge_delivery.py" "$work" "$port" || { tail -20 "$work/smtpd.log" >&2; exit 1; }
