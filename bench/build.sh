#!/usr/bin/env bash
# How much is built again after touching one capability's .cpp (from ninja's log), and how long a clean build takes
# without the compiler cache.
set -euo pipefail
cd "$(dirname "$0")/.."

ninja -C build --quiet relais
touch server/network/find_counters.cpp
before=$(wc -l <build/.ninja_log)
started=$(date +%s.%N)
ninja -C build --quiet relais
printf 'after touching server/network/find_counters.cpp: %d translation units, %.1f s (goal: at most 3 units)\n' \
  "$(tail -n +$((before + 1)) build/.ninja_log | grep -c '\.cpp\.o')" "$(echo "$(date +%s.%N) - $started" | bc)"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
started=$SECONDS
CCACHE_DISABLE=1 cmake -S . -B "$folder" -G Ninja >/dev/null
CCACHE_DISABLE=1 ninja -C "$folder" --quiet relais
echo "clean build of the program without the compiler cache: $((SECONDS - started)) s on $(nproc) processors"
