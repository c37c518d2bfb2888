#!/usr/bin/env bash
# Makes a class cache, with which the catalogue starts in half the time: train.sh JAVA JAR CACHE.
# It is trained on what happens each time: a start with data there already, some searches, and an orderly stop.
set -euo pipefail
java=$1
jar=$2
cache=$3
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$folder"' EXIT

serve() { # OPTIONS: starts the catalogue, and returns when it answers
  rm -f "$folder/out"
  # Whatever is set for the real one is not meant for this one.
  env -i PATH="$PATH" "$java" "$@" -jar "$jar" serve --port 0 --data-dir "$folder/data" \
    >"$folder/out" 2>"$folder/err" </dev/null &
  server=$!
  for _ in $(seq 2400); do
    if grep -qs '^Ready' "$folder/out"; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.05
  done
  cat "$folder/out" "$folder/err" >&2
  return 1
}

stop() {
  kill -TERM "$server"
  wait "$server"
  server=
}

serve
stop
serve -XX:AOTCacheOutput="$folder/cache" -Xlog:aot=off -Xlog:cds=off
address=$(sed -n 's|.*\(http://[^/]*\)/v1/about.*|\1|p' "$folder/out")
env -i PATH="$PATH" "$java" -jar "$jar" bench "$address" --requests 300 >"$folder/bench"
stop
# Whoever starts meanwhile finds the whole of it or none.
mv "$folder/cache" "$cache.new"
mv "$cache.new" "$cache"
