#!/bin/sh
# Measures the import of a file: a table of deals, uploaded through the gateway while the whole platform runs.
#   benchmarks/imports.sh [PORT] [ROWS] [csv|xlsx]
# A workbook (xlsx) has the rows that the CSV file has, and at most 1048575 of them, as a sheet of Excel.
# What is missing is built first, and not measured. Linux only: memory is read from /proc.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
port=${1:-18080}
rows=${2:-500000}
form=${3:-csv}
work=$(mktemp -d "${TMPDIR:-/tmp}/fupan-bench.XXXXXX")

finish() {
  "$root/fupan" stop --data "$work/data" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT INT TERM

# member NAME: its first value in the JSON document read last.
member() { printf %s "$answer" | grep -o "\"$1\":\"\{0,1\}[^,\"}]*" | head -n 1 | sed 's/^[^:]*:"\{0,1\}//'; }

ingest_pid() { "$root/fupan" status --data "$work/data" | awk '$1 ~ /ingest/ { print $2 }'; }
peak() { awk '/^VmHWM:/ { printf "%d", $2 / 1024 }' "/proc/$pid/status"; }
token() { "$root/fupan" token admin --data "$work/data" | tail -n 1; }

echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.1f GiB", $2 / 1048576 }' /proc/meminfo), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "kernel:  $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg) at the start"

# One in a thousand rows is refused, so that this is paid for too.
case $form in
  csv)
    awk -v rows="$rows" 'BEGIN {
      print "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
      split("Won Lost Engaging", stage, " ")
      for (i = 1; i <= rows; i++) {
        s = stage[i % 3 + 1]
        engaged = sprintf("20%02d-%02d-%02d", 20 + i % 4, i % 12 + 1, i % 28 + 1)
        closed = s == "Engaging" ? "" : sprintf("2024-%02d-%02d", i % 12 + 1, i % 28 + 1)
        printf "D%07d,Agent %d,Product %d,\"Account %d, Inc.\",%s,%s,%s,%s\n", i, i % 40, i % 9, i % 5000,
          s, i % 1000 == 0 ? "2021-02-30" : engaged, closed, s == "Won" ? i % 9000 + 100 ".50" : ""
      }
    }' >"$work/deals.csv"
    ;;
  xlsx)
    # shellcheck source=SCRIPTDIR/java.sh
    . "$root/benchmarks/java.sh"
    "$java" -Xmx128m "$root/benchmarks/src/main/java/io/fupan/bench/table/DealsWorkbook.java" "$rows" "$work/deals.xlsx"
    ;;
  *)
    echo "imports.sh: csv or xlsx, but not $form" >&2
    exit 2
    ;;
esac
echo "file:    $rows rows, $(($(wc -c <"$work/deals.$form") / 1048576)) MiB of $form"

plan='{"source":"bench","target":"deals","currency":"USD",
 "stages":{"Engaging":"open","Won":"won","Lost":"lost"},"stageDates":{"Engaging":"engage_date"},
 "fields":{"id":"opportunity_id","owner":"sales_agent","product":"product","account":"account","stage":"deal_stage",
           "created":"engage_date","closed":"close_date","wonAmount":"close_value"}}'

"$root/fupan" up --port "$port" --data "$work/data" >"$work/log" 2>&1 &
launcher=$!
while ! grep -q "Fupan is ready" "$work/log"; do
  kill -0 "$launcher" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.2
done
pid=$(ingest_pid)
bearer=$(token)
echo "ingest:  $(peak) MiB at its peak before"

for round in first again; do
  begin=$(date +%s%3N)
  answer=$(curl -sSf "http://localhost:$port/api/v1/imports" -H "authorization: Bearer $bearer" \
    -F "file=@$work/deals.$form" -F "plan=$plan")
  taken=$(date +%s%3N)
  id=$(member id)
  while :; do
    answer=$(curl -sSf "http://localhost:$port/api/v1/imports/$id" -H "authorization: Bearer $bearer")
    case $(member status) in done) break ;; failed | cancelled) echo "$answer" >&2; exit 1 ;; esac
    sleep 1
  done
  began=$(date -d "$(member startedAt)" +%s%3N)
  ended=$(date -d "$(member finishedAt)" +%s%3N)
  echo "$round:   uploaded and looked at in $((taken - begin)) ms"
  echo "         $(member rows) rows ($(member refused) refused), $(member events) events in $((ended - began)) ms:" \
    "$((rows * 1000 / (ended - began))) rows/s, $(($(member events) * 1000 / (ended - began))) events/s"
  echo "         ingest: $(peak) MiB at its peak"
done
