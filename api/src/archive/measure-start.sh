#!/usr/bin/env bash
# Tells how long an unpacked archive takes to its first answer, with the class cache and without: measure-start.sh FOLDER
set -euo pipefail
root=$1
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

start() { # NAME OPTION: the line that says how long it took
  JAVA_OPTS=$2 "$root/bin/tiltak" serve --port 0 --data-dir "$data/data" >"$data/out" &
  while ! grep -q '^Ready' "$data/out"; do
    kill -0 $! || exit 1
    sleep 0.05
  done
  echo "$1: $(sed -n 's/^Ready after \(.*\)\. Stop.*/\1/p' "$data/out")"
  kill -TERM $!
  wait $!
}

start "first start, empty folder" ""
for _ in 1 2 3; do
  start "with the class cache" ""
  start "without" "-XX:AOTMode=off"
done
