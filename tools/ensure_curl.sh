#!/bin/sh
# An example of the guide for other programs is run with curl. On Debian and its kin it is installed
# when none is found; elsewhere this says what to install.
set -eu

if command -v curl >/dev/null 2>&1; then
  exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing curl for the test of the examples ..."
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends curl
  exit 0
fi

echo "The tests need curl. Install it." >&2
exit 1
