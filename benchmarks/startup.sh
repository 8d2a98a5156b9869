#!/bin/sh
# Measures from a built clone: start to ready, the demonstration loaded and visible, memory of all processes.
#   benchmarks/startup.sh [PORT]
# The first run builds and prepares what is missing, and is not measured. Linux only: memory is read from /proc.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
port=${1:-18080}
work=$(mktemp -d "${TMPDIR:-/tmp}/fupan-bench.XXXXXX")
launcher=""

finish() {
  if [ -n "$launcher" ]; then
    "$root/fupan" stop --data "$work/data" >/dev/null 2>&1 || true
  fi
  rm -rf "$work"
}
trap finish EXIT INT TERM

now_ms() { date +%s%3N; }

# run NAME ARGUMENTS...: starts fupan in the background.
run() {
  log="$work/$1.log"
  shift
  "$root/fupan" "$@" --port "$port" --data "$work/data" >"$log" 2>&1 &
  launcher=$!
}

# await TEXT: prints when the log says so.
await() {
  while ! grep -q "$1" "$log"; do
    if ! kill -0 "$launcher" 2>/dev/null; then
      cat "$log" >&2
      exit 1
    fi
    sleep 0.05
  done
  now_ms
}

stop() {
  "$root/fupan" stop --data "$work/data" >/dev/null
  wait "$launcher" 2>/dev/null || true
  launcher=""
}

# Resident memory in MiB of every process of the stack (Pss: shared pages counted once), and its processor time.
resources() {
  total=0
  ticks=$(getconf CLK_TCK)
  printf '%-18s %8s %8s %8s\n' part "RSS MiB" "PSS MiB" "CPU ms"
  "$root/fupan" status --data "$work/data" | awk 'NR > 1 && $2 != "-" { print $1, $2 }' >"$work/processes"
  while read -r part pid; do
    rss=$(awk '/^Rss:/ { print $2 }' "/proc/$pid/smaps_rollup")
    pss=$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup")
    cpu=$(awk -v ticks="$ticks" '{ printf "%d", ($14 + $15) * 1000 / ticks }' "/proc/$pid/stat")
    total=$((total + rss))
    printf '%-18s %8d %8d %8d\n' "$part" $((rss / 1024)) $((pss / 1024)) "$cpu"
  done <"$work/processes"
  printf '%-18s %8d\n' "sum" $((total / 1024))
}

echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.1f GiB", $2 / 1048576 }' /proc/meminfo), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "kernel:  $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg) at the start"

run prepare up
await "Fupan is ready" >/dev/null
echo "jdk:     $(sed -n 's/.*using \(Java [^ ]*\).*/\1/p' "$work/data/logs/gateway.log" | head -n 1)"
stop
rm -rf "$work/data"

begin=$(now_ms)
run up up
ready=$(await "Fupan is ready")
echo "up, empty:                   $((ready - begin)) ms to ready"
resources
begin=$(now_ms)
stop
echo "stop:                        $(($(now_ms) - begin)) ms"
rm -rf "$work/data"

begin=$(now_ms)
run demo demo
loading=$(await "Reference data")
visible=$(await "The numbers contain all CRM events")
ready=$(await "Fupan is ready")
echo "demo, empty:                 $((ready - begin)) ms to ready"
echo "  CRM events sent, visible:  $((visible - loading)) ms"
echo "  with all that is invented: $((ready - loading)) ms"
resources
stop

begin=$(now_ms)
run again demo
ready=$(await "Fupan is ready")
echo "demo, again:                 $((ready - begin)) ms to ready"
resources
stop
