#!/bin/sh
# The browser tests drive a real Chromium. On Debian and its kin it is installed when none is found;
# elsewhere this says what to install.
set -eu

for name in "${ARAS_CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing Chromium for the browser tests ..."
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium
  exit 0
fi

echo "The browser tests need Chromium or Google Chrome. Install one, or name it in ARAS_CHROMIUM." >&2
exit 1
