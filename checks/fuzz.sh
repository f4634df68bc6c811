#!/usr/bin/env bash
# Each fuzz target for so many seconds. Findings are left in build-fuzz/findings/.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
mkdir -p build-fuzz/findings
mapfile -t targets < <(find build-fuzz -name '*_fuzz' -type f -executable)
[ ${#targets[@]} -gt 0 ] || { echo "no fuzz target is built" >&2; exit 1; }
# The road reader begins with small files made of real elements, where the extracts are there.
extracts=(../shared/data/routes/*.osm.pbf)
if [ -e "${extracts[0]}" ]; then
  python3 server/engine/roads/fuzz_seeds.py build-fuzz/corpus/roads_fuzz "${extracts[@]}"
fi
for target in "${targets[@]}"; do
  name=$(basename "$target")
  mkdir -p "build-fuzz/corpus/$name"
  echo "$name, $seconds s"
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build-fuzz/findings/$name-" \
    -print_final_stats=1 "build-fuzz/corpus/$name" 2>&1 | grep -E 'Done|SUMMARY|stat::number_of_executed' || true
done
if find build-fuzz/findings -type f | grep -q .; then echo "findings:"; ls build-fuzz/findings; exit 1; fi
