#!/usr/bin/env bash
# Shows that files of any length are made in the same small heap: measure-exports.sh LAUNCHER [MEASURES] [HEAP].
# LAUNCHER is ./tiltak, or bin/tiltak of an archive. Makes up measures, imports them, serves them with a heap of 256 MiB,
# fetches every format whole, compressed too, and all site maps, and counts what is in them.
set -euo pipefail
launcher=$1
measures=${2:-200000}
heap=${3:-256m}
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$folder"' EXIT

"$launcher" generate "$folder/measures.ndjson" --measures "$measures"
"$launcher" import "$folder/measures.ndjson" --data-dir "$folder/data"
rm "$folder/measures.ndjson"

export TILTAK_LIMITS_ENABLED=false
JAVA_OPTS="-Xmx$heap -Xlog:gc:file=$folder/gc" "$launcher" serve --port 0 --data-dir "$folder/data" >"$folder/out" &
server=$!
until grep -qs '^Ready' "$folder/out"; do
  kill -0 "$server" 2>/dev/null || exit 1
  sleep 0.5
done
address=$(sed -n 's|.*\(http://[^/]*\)/v1/about.*|\1|p' "$folder/out")

id='[0-9a-f]\{8\}-[0-9a-f]\{4\}-7[0-9a-f]\{3\}-[0-9a-f]\{4\}-[0-9a-f]\{12\}'
records() { # FORMAT, file on standard input: how many measures
  case $1 in
    ndjson) wc -l ;;
    csv) grep -c "^\(.\{3\}\)\?\"\?$id" ;;
    json) tr '{' '\n' | grep -c "^\"id\":\"$id\"" ;;
    jsonld) tr '{' '\n' | grep -c "^\"@id\":\"[^\"]*/measures/" ;;
    xlsx)
      cat >"$folder/xlsx"
      # One row has the headings.
      echo $(($(unzip -p "$folder/xlsx" xl/worksheets/sheet1.xml | tr '<' '\n' | grep -c '^row ') - 1))
      ;;
  esac
}

peak() { # the largest heap since the start, and the largest part of it that a collection left
  sed -n 's/.* \([0-9]*\)M->\([0-9]*\)M(.*/\1 \2/p' "$folder/gc" |
    awk '{ if ($1 > most) most = $1; if ($2 > left) left = $2 } END { printf "%d MiB, %d after a collection", most, left }'
}

printf '%-8s %9s %10s %8s  %s\n' format measures MiB seconds "heap at most"
for format in ndjson json csv jsonld xlsx; do
  read -r size seconds < <(curl -sf -o "$folder/file" -w '%{size_download} %{time_total}\n' \
    "$address/v1/exports/measures.$format")
  printf '%-8s %9s %10s %8s  %s\n' $format "$(records $format <"$folder/file")" $((size >> 20)) "$seconds" "$(peak)"
done

read -r size seconds encoding < <(curl -sf -H 'Accept-Encoding: gzip' -o "$folder/file" \
  -w '%{size_download} %{time_total} %header{content-encoding}\n' "$address/v1/exports/measures.csv")
if [ "$encoding" = gzip ]; then
  printf '%-8s %9s %10s %8s  %s\n' gzip "$(gunzip -c "$folder/file" | records csv)" $((size >> 20)) "$seconds" "$(peak)"
else
  echo "not compressed, though asked for"
fi

locations() { # ADDRESS
  curl -sf "$1" | tr '<' '\n' | sed -n 's/^loc>//p'
}
# Up to 50,000 addresses stand in one file; more in parts, which that one names.
locations "$address/sitemap.xml" >"$folder/locations"
if grep -q '/sitemaps/' "$folder/locations"; then
  for part in $(cat "$folder/locations"); do
    locations "$part"
  done >"$folder/pages"
  mv "$folder/pages" "$folder/locations"
fi
echo "site maps: $(wc -l <"$folder/locations") addresses; $(peak)"
kill -TERM "$server"
wait "$server"
server=
