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

"$here/train.sh" "$root/runtime/bin/java" "$root/lib/tiltakskatalogen.jar" "$root/lib/tiltakskatalogen.aot"

# Where nothing is installed, and no path leads anywhere.
env -i "$root/bin/tiltak" --version

tar -C "$target" -czf "$root.tar.gz" "tiltakskatalogen-$version"
echo "$root.tar.gz: $(du -h "$root.tar.gz" | cut -f1), unpacked $(du -sh "$root" | cut -f1)"
