#!/bin/sh
# Measures ingest.
#   benchmarks/ingest.sh [name=value ...]          how much it takes in, beside a bare server in the same minutes
#   benchmarks/ingest.sh outage [name=value ...]   what becomes of deliveries while the broker is away for a minute
# The names are those of Options in io.fupan.bench.ingest, for example rounds=3 shapes=single result=FILE.
# What is missing is built first, and not measured. Linux only: figures of processes are read from /proc.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/fupan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

# shellcheck source=SCRIPTDIR/java.sh
. "$root/benchmarks/java.sh"

main=IngestBenchmark
flags=""
if [ "${1:-}" = outage ]; then
  shift
  main=OutageBenchmark
  flags="flags=-Xmx192m" # as a local installation runs it
fi

need_service ingest-service

print_machine
"$java" -Xmx1g -XX:+UseParallelGC -Dlogback.configurationFile=io/fupan/bench/logging.xml \
  -cp "$(echo "$root"/benchmarks/target/benchmarks-*.jar):$root/benchmarks/target/lib/*" \
  "io.fupan.bench.ingest.$main" ingest="$service" work="$work" ${flags:+"$flags"} "$@"
