#!/bin/sh
# ensure.sh PACKAGE PURPOSE COMMAND…: one of the commands must be there. On Debian and its kin the
# package is installed when none is; elsewhere this says what to install.
set -eu

package=$1
purpose=$2
shift 2
for name in "$@"; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing $package for $purpose ..."
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$package"
  exit 0
fi

echo "For $purpose one of these is needed: $*. Install it." >&2
exit 1
