#!/bin/sh
# Rebuild the reports, record what changed as an edition, and mail it to those for whom something changed.
#
# Use: briefings.sh build|record|send|all    in the project's folder
#
# REPORTGEN_SEND         profiles whose reports are mailed, with spaces between; empty: none
# REPORTGEN_REALLY_SEND  true: letters are sent; anything else: they are only written to build/outbox/
# REPORTGEN_BRANCH       branch to push recorded editions to; empty: they stay in this folder
# REPORTGEN_STATE        branch that keeps the ledger of what was sent; empty: the ledger stays in this folder
# REPORTGEN_REMOTE       where to push; default origin
set -eu

remote=${REPORTGEN_REMOTE:-origin}
state=.reportgen-state

say() { printf '%s\n' "$*" >&2; }

# Tell later steps of a hosted workflow, where there are any.
tell() { if [ -n "${GITHUB_OUTPUT:-}" ]; then printf '%s\n' "$1" >>"$GITHUB_OUTPUT"; fi; }

# As whom to commit on a machine that is nobody's.
git_as_us() { git -c user.name=reportgen -c user.email=reportgen@localhost "$@"; }

last_edition() {
  last=0
  for file in editions/*.json; do
    [ -e "$file" ] && last=$(basename "$file" .json | sed 's/^0*//')
  done
  printf '%s' "$last"
}

build() { reportgen build; }

record() {
  before=$(last_edition)
  reportgen edition new
  after=$(last_edition)
  tell "edition=$after"
  if [ "$before" = "$after" ]; then
    tell changed=false
    return
  fi
  tell changed=true
  if [ "$before" != 0 ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    reportgen diff "$before" "$after" --format markdown >>"$GITHUB_STEP_SUMMARY"
  fi
  [ -n "${REPORTGEN_BRANCH:-}" ] || return 0
  git add editions
  git_as_us commit --quiet -m "Record edition $after"
  git push --quiet "$remote" "HEAD:refs/heads/$REPORTGEN_BRANCH"
}

# The branch with the ledger, in a folder of its own. Only a remote that answers and has no such branch
# starts an empty ledger: one that is out of reach must not look like nobody got anything.
fetch_ledger() {
  if git ls-remote --exit-code "$remote" "refs/heads/$REPORTGEN_STATE" >/dev/null; then
    git fetch --quiet --depth=1 "$remote" "refs/heads/$REPORTGEN_STATE"
    start=$(git rev-parse FETCH_HEAD)
  else
    status=$?
    [ "$status" = 2 ] || { say "the branch $REPORTGEN_STATE cannot be read: nothing is sent"; exit 5; }
    start=$(git_as_us commit-tree -m "Begin the ledger" "$(git mktree </dev/null)")
  fi
  git worktree prune
  git worktree add --quiet --force --detach "$state" "$start"
}

keep_ledger() {
  git -C "$state" add --all
  git -C "$state" diff --cached --quiet && return
  git_as_us -C "$state" commit --quiet -m "$1"
  git -C "$state" push --quiet "$remote" "HEAD:refs/heads/$REPORTGEN_STATE"
}

send() {
  if [ -z "${REPORTGEN_SEND:-}" ]; then
    say "REPORTGEN_SEND names no profile: no letters"
    return
  fi
  set --
  for profile in $REPORTGEN_SEND; do set -- "$@" --profile "$profile"; done
  if [ -z "${REPORTGEN_STATE:-}" ]; then
    [ "${REPORTGEN_REALLY_SEND:-}" = true ] && set -- "$@" --send
    reportgen send "$@"
    return
  fi
  [ -d "$state" ] || fetch_ledger
  set -- "$@" --ledger "$PWD/$state/ledger.jsonl"
  if [ "${REPORTGEN_REALLY_SEND:-}" != true ]; then
    reportgen send "$@"
    return
  fi
  # This machine may vanish at any moment. What is about to be sent is pushed first, so that the next
  # machine finds it uncertain instead of sending it again.
  status=0
  reportgen send "$@" --claim || status=$?
  if [ "$status" = 0 ]; then
    keep_ledger "Claim letters"
    reportgen send "$@" --send --resend-uncertain || status=$?
    keep_ledger "Record what was sent"
  fi
  return "$status"
}

case ${1:-} in
  build | record | send) "$1" ;;
  all)
    build
    record
    send
    ;;
  *)
    say "use: briefings.sh build|record|send|all"
    exit 2
    ;;
esac
