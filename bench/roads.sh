#!/usr/bin/env bash
# Searches on made-up roads beside their references, beside SciPy, whose Debian packages are unpacked into a folder of
# their own and never installed, and on G1 beside pgRouting with 16 GB of memory at most. bench/roads.sh [SIZE...], G1 and
# G3 if nothing is said.
set -euo pipefail
cd "$(dirname "$0")/.."
. bin/lib.sh

apt_install postgresql-15-pgrouting

scipy=var/scipy
if [ ! -d $scipy/usr ]; then
  mkdir -p $scipy
  (cd $scipy && apt-get download -qq python3-scipy python3-numpy python3-decorator python3-pythran python3-gast \
    python3-beniget python3-ply libblas3 liblapack3 libgfortran5 libquadmath0 liblbfgsb0 2>/dev/null &&
    for package in *.deb; do dpkg -x "$package" .; done && rm -f -- *.deb)
fi
libraries=$(dirname "$(find $scipy -name 'libgfortran.so.5' | head -1)")

[ $# -gt 0 ] || set -- G1 G3
graph=$(mktemp)
trap 'rm -f "$graph"' EXIT
for size in "$@"; do
  figures=$(build/bench/roads_bench "$size" "$graph")
  echo "$figures"
  PYTHONPATH=$scipy/usr/lib/python3/dist-packages LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack \
    python3 bench/roads_peer.py "$graph" "$(sed -n 's/^nearest counter, all nodes  *\([0-9.]*\).*/\1/p' <<<"$figures")"
  if [ "$size" = G1 ]; then
    (ulimit -v 16000000 && tests/postgres.sh python3 bench/roads_pgrouting.py "$graph" \
      "$(sed -n 's/^nearest counter, all nodes: \([0-9.]*\) ms/\1/p' <<<"$figures")")
  fi
  build/bench/edits_bench "$size"
  build/bench/what_if_bench "$size"
  build/bench/hierarchy_bench "$size"
  echo
done
