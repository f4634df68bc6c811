#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own: a free port of 127.0.0.1, data in a temporary folder, stopped
# and removed at the end. The command finds the URL in RELAIS_TEST_POSTGRESQL.
#
#   tests/postgres.sh ctest --test-dir build
#   tests/postgres.sh --durable build/bench/inserts_bench     (with fsync, for measuring)
#   tests/postgres.sh bash                                    (to look around)
set -euo pipefail

fsync=off
if [[ "${1:-}" == --durable ]]; then
  fsync=on
  shift
fi
if [[ $# -eq 0 ]]; then
  echo "usage: tests/postgres.sh [--durable] COMMAND [ARGUMENT...]" >&2
  exit 2
fi

binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [[ -z "$binaries" ]]; then
  echo "PostgreSQL is not installed: apt install postgresql" >&2
  exit 1
fi

# The server refuses to run as root.
as_owner=()
if [[ $EUID -eq 0 ]]; then
  as_owner=(runuser -u postgres --)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/relais-pg-XXXXXX")
stop() {
  "${as_owner[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf --one-file-system "$folder"
}
trap stop EXIT

password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
printf '%s' "$password" >"$folder/password"
if [[ $EUID -eq 0 ]]; then
  chown -R postgres "$folder"
fi
cd "$folder"
"${as_owner[@]}" "$binaries/initdb" -D "$folder/data" -U relais --auth=scram-sha-256 --pwfile="$folder/password" \
  --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }

start() {
  "${as_owner[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start \
    -o "-p $1 -k $folder -c listen_addresses=127.0.0.1 -c fsync=$fsync -c max_connections=200" >/dev/null 2>&1
}
port=
for _ in 1 2 3 4 5 6 7 8; do
  candidate=$((20000 + RANDOM % 12000))  # below the ports that the system hands out itself
  if start "$candidate"; then
    port=$candidate
    break
  fi
done
if [[ -z "$port" ]]; then
  cat "$folder/server.log" >&2
  exit 1
fi

cd "$OLDPWD"
RELAIS_TEST_POSTGRESQL="postgresql://relais:$password@127.0.0.1:$port/postgres" "$@"
