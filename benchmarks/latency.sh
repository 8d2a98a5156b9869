#!/bin/sh
# Measures how soon an event is in the numbers, beside a bare stream processor.
#   benchmarks/latency.sh [ROUNDS [EVENTS [PER_SECOND]]]     default 7 rounds, 300 events in each turn, 30 a second
# What is missing is built first, and not measured. Linux only.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/fupan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

# shellcheck source=SCRIPTDIR/java.sh
. "$root/benchmarks/java.sh"

need_service metrics-service

print_machine
"$java" -Xmx512m -Dlogback.configurationFile=io/fupan/bench/logging.xml \
  -cp "$(echo "$root"/benchmarks/target/benchmarks-*.jar):$root/benchmarks/target/lib/*" \
  io.fupan.bench.latency.LatencyBenchmark "$service" "$work" "${1:-7}" "${2:-300}" "${3:-30}"
