#!/usr/bin/env bash
# Tells how long a catalogue takes from its command to the answer of the first search, with the class cache and without,
# and how much memory it holds: measure-start.sh LAUNCHER [STARTS]. LAUNCHER is ./tiltak, or bin/tiltak of an archive.
set -euo pipefail
launcher=$1
starts=${2:-7}
data=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$data"' EXIT
export TILTAK_LIMITS_ENABLED=false

start() { # OPTIONS: leaves the process in $server, its address in $address, the milliseconds in $took
  rm -f "$data/out"
  local begin
  begin=$(date +%s%N)
  JAVA_OPTS=$1 "$launcher" serve --port 0 --data-dir "$data/data" >"$data/out" 2>"$data/err" &
  server=$!
  until grep -qs '^Ready' "$data/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$data/out" "$data/err" >&2; exit 1; }
    sleep 0.01
  done
  address=$(sed -n 's|.*\(http://[^/]*\)/v1/about.*|\1|p' "$data/out")
  curl -sf -o "$data/answer" "$address/v1/measures?q=l%C3%A6rling"
  took=$((($(date +%s%N) - begin) / 1000000))
}

stop() {
  kill -TERM "$server"
  wait "$server"
  server=
}

median() { # NUMBERS
  printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"
}

resident() {
  echo "$(($(sed -n 's/VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status") / 1024)) MiB"
}

# Whatever is made or read for the first time belongs to nobody's figure.
start ""
stop
rm -rf "$data/data"
start ""
stop
echo "first start, empty folder: $took ms"

with=()
without=()
for _ in $(seq "$starts"); do # By turns, so that what else the machine does hits both alike.
  start ""
  with+=("$took")
  stop
  start "-XX:AOTMode=off"
  without+=("$took")
  stop
done
echo "with the class cache: $(median "${with[@]}") ms (median of ${with[*]})"
echo "without: $(median "${without[@]}") ms (median of ${without[*]})"

start ""
echo "memory after start: $(resident)"
"$launcher" bench "$address" --requests 10000 >"$data/bench"
echo "memory after 15,000 searches: $(resident)"
stop
