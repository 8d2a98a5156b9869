#!/bin/sh
# Measures how fast a history of deals is folded, beside a bare stream processor on the same log.
#   benchmarks/replay.sh [EVENTS ...]     histories of so many events, one after the other; default 30000 100000
# What is missing is built first, and not measured. Linux only: figures of processes are read from /proc.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/fupan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

# shellcheck source=SCRIPTDIR/java.sh
. "$root/benchmarks/java.sh"

need_service metrics-service

[ $# -gt 0 ] || set -- 30000 100000
print_machine
"$java" -Xmx1g -XX:+UseParallelGC -Dlogback.configurationFile=io/fupan/bench/logging.xml \
  -cp "$(echo "$root"/benchmarks/target/benchmarks-*.jar):$root/benchmarks/target/lib/*" \
  io.fupan.bench.replay.ReplayBenchmark "$service" "$work" "$@"
