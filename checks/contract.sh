#!/usr/bin/env bash
# The contract in api/openapi.json is what the program says, and the web's types are what the contract says.
#   checks/contract.sh --write    after a change of the API
set -euo pipefail
cd "$(dirname "$0")/.."
. bin/lib.sh
need_node
if [ "${1:-}" = --write ]; then
  mkdir -p api
  "${RELAIS_PROGRAM:-build/relais}" openapi > api/openapi.json
  npm run --silent types >/dev/null
  exit
fi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"${RELAIS_PROGRAM:-build/relais}" openapi > "$fresh/openapi.json"
diff -u api/openapi.json "$fresh/openapi.json" || { echo "api/openapi.json is not what the program says: checks/contract.sh --write"; exit 1; }
npx --no-install openapi-typescript "$fresh/openapi.json" --output "$fresh/api.ts" --alphabetize --root-types --root-types-no-schema-prefix --default-non-nullable=false >/dev/null
diff -u web/src/api.ts "$fresh/api.ts" || { echo "web/src/api.ts is not what the contract says: checks/contract.sh --write"; exit 1; }
