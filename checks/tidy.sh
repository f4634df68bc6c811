#!/usr/bin/env bash
# clang-tidy on the files changed since the branch left the main one (changed: the 8 changed last, and it says how many
# more there are), or on all (all). A changed header is looked at through the source of its name.
set -euo pipefail
cd "$(dirname "$0")/.."

base() {
  git merge-base HEAD origin/main 2>/dev/null || git rev-parse --verify --quiet HEAD~20 ||
    git rev-list --max-parents=0 HEAD | tail -n 1
}

# Last changed first.
changed() {
  { git diff --name-only HEAD; git ls-files --others --exclude-standard; git log --format= --name-only "$(base)..HEAD"; } |
    sed -n 's/\.hpp$/.cpp/; /^server\/.*\.cpp$/p' | awk '!seen[$0]++' |
    while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

case "${1:-changed}" in
  all) mapfile -t files < <(git ls-files 'server/*.cpp') ;;
  changed) mapfile -t files < <(changed) ;;
  list) changed; exit ;;
  *) echo "usage: checks/tidy.sh [changed|all|list]" >&2; exit 2 ;;
esac
if [ "${1:-changed}" = changed ] && [ ${#files[@]} -gt 8 ]; then
  echo "looks at the 8 files changed last; $((${#files[@]} - 8)) more: checks/tidy.sh all"
  files=("${files[@]:0:8}")
fi
[ ${#files[@]} -eq 0 ] && { echo "no file changed"; exit 0; }
# Without the precompiled headers, which are g++'s own: so a file that does not include what it uses is found here.
[ -f build/compile_commands.json ] || cmake --preset default >/dev/null
mkdir -p build/tidy
sed 's/-Winvalid-pch -include [^ ]*//' build/compile_commands.json > build/tidy/compile_commands.json
# On standard error it only counts warnings that it does not show, unless it fails.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
printf '%s\n' "${files[@]}" | xargs -P2 -n4 clang-tidy -p build/tidy --quiet --warnings-as-errors='*' 2>"$said" || { cat "$said" >&2; exit 1; }
