#!/bin/sh
# Measures how long questions take on the cells of many deals.
#   benchmarks/queries.sh [DEALS [TIMES [RESULT]]]   100000 deals, each metric 40 times in each way; RESULT: file for raw
#   figures. HEAP=8g for a million deals
# What is missing is built first, and not measured.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=SCRIPTDIR/java.sh
. "$root/benchmarks/java.sh"

if [ ! -d "$root/benchmarks/target/lib" ]; then
  (cd "$root" && ./mvnw -q -B -pl benchmarks -am -DskipTests package) >&2
fi

print_machine
"$java" -Xmx"${HEAP:-6g}" -XX:+UseParallelGC -cp "$(echo "$root"/benchmarks/target/benchmarks-*.jar):$root/benchmarks/target/lib/*" \
  io.fupan.bench.query.QueryBenchmark "$@"
