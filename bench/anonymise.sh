#!/usr/bin/env bash
# Searching stories for personal data beside the same rules with Python's re, in one run: bench/anonymise.sh
set -euo pipefail
cd "$(dirname "$0")/.."

stories=$(mktemp)
trap 'rm -f "$stories"' EXIT
nanoseconds=$(build/bench/anonymise_bench "$stories")
echo "ours: $nanoseconds ns/character"
python3 bench/anonymise_peer.py "$stories" "$nanoseconds"
