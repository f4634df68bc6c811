#!/usr/bin/env bash
# clang-tidy on the files changed since the last commit (changed), or on all (all).
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-changed}" in
  all) mapfile -t files < <(git ls-files 'server/*.cpp') ;;
  changed) mapfile -t files < <({ git diff --name-only HEAD -- 'server/*.cpp'; git diff --name-only HEAD~1 -- 'server/*.cpp' 2>/dev/null || true; } | sort -u | while read -r f; do [ -f "$f" ] && echo "$f"; done) ;;
  *) echo "usage: checks/tidy.sh [changed|all]" >&2; exit 2 ;;
esac
[ ${#files[@]} -eq 0 ] && { echo "no file changed"; exit 0; }
printf '%s\n' "${files[@]}" | xargs -P2 -n4 clang-tidy -p build --quiet --warnings-as-errors='*' 2>/dev/null
