#!/usr/bin/env bash
# Packs the catalogue with a runtime of its own: api/target/tiltakskatalogen-<version>.tar.gz.
# Run by: mvn package -Parchive. Arguments: the build folder, the version.
set -euo pipefail
target=$1
version=$2
here=$(cd "$(dirname "$0")" && pwd)
jdk=$("$here/../../../tiltak" --print-jdk)
root="$target/tiltakskatalogen-$version"

rm -rf "$root"
mkdir -p "$root/bin" "$root/lib"
cp "$here/tiltak" "$root/bin/tiltak"
cp "$here/tiltakskatalogen.service" "$target/tiltakskatalogen.jar" "$root/lib/"
cp "$here/../../../LICENSE" "$here/Dockerfile" "$root/"
if [ -f "$target/bom.json" ]; then cp "$target/bom.json" "$root/lib/"; fi
chmod 755 "$root/bin/tiltak"

# What the jar names, and what it finds by name only: TLS to a database, DNS, Norwegian collation, zip and its like.
modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps "$root/lib/tiltakskatalogen.jar" \
  | sed "s/,*jdk.incubator.vector//")
"$jdk/bin/jlink" --add-modules "$modules,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.naming.dns,jdk.management" \
  --include-locales nb,nn,no,en --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$root/runtime"

# The class cache is trained on a start with an empty folder, a few requests, and an orderly stop.
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
"$root/runtime/bin/java" -XX:AOTCacheOutput="$root/lib/tiltakskatalogen.aot" -Xlog:aot=off -Xlog:cds=off \
  -jar "$root/lib/tiltakskatalogen.jar" serve --port 0 --data-dir "$data/data" >"$data/out" 2>"$data/err" &
pid=$!
for _ in $(seq 6000); do
  grep -q '^Ready' "$data/out" && break
  kill -0 "$pid" 2>/dev/null || { cat "$data/out" "$data/err" >&2; echo "The catalogue did not start." >&2; exit 1; }
  sleep 0.1
done
address=$(sed -n 's|.*\(http://[^/]*\)/v1/about.*|\1|p' "$data/out")
"$jdk/bin/java" -jar "$root/lib/tiltakskatalogen.jar" bench "$address" --requests 300 >"$data/bench"
kill -TERM "$pid"
wait "$pid"
test -s "$root/lib/tiltakskatalogen.aot" || { cat "$data/err" >&2; echo "The class cache was not made." >&2; exit 1; }

# Where nothing is installed, and no path leads anywhere.
env -i "$root/bin/tiltak" --version

tar -C "$target" -czf "$root.tar.gz" "tiltakskatalogen-$version"
echo "$root.tar.gz: $(du -h "$root.tar.gz" | cut -f1), unpacked $(du -sh "$root" | cut -f1)"
