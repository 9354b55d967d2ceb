#!/bin/sh
# The store is tested on a real PostgreSQL with PostGIS, which the suite starts and stops itself. On
# Debian and its kin they are installed when missing; elsewhere this says what to install.
set -eu

has_postgis() {
  for control in /usr/share/postgresql/*/extension/postgis.control; do
    version=${control#/usr/share/postgresql/}
    version=${version%%/*}
    [ -e "$control" ] && [ -x "/usr/lib/postgresql/$version/bin/initdb" ] && return 0
  done
  command -v pg_config >/dev/null 2>&1 && command -v initdb >/dev/null 2>&1 &&
    [ -e "$(pg_config --sharedir)/extension/postgis.control" ]
}

if has_postgis; then
  exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing PostgreSQL and PostGIS for the tests of the store ..."
  $as_root apt-get update -qq
  # The suite starts a server of its own; the package shall not start one beside it.
  $as_root mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" |
    $as_root tee /etc/postgresql-common/createcluster.d/aras-tests.conf >/dev/null
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    postgresql postgis
  installed=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  version=${installed#/usr/lib/postgresql/}
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    "postgresql-${version%%/*}-postgis-3"
  exit 0
fi

echo "The tests of the store need PostgreSQL (initdb, pg_ctl) and PostGIS. Install both, with" >&2
echo "pg_config and initdb on the path." >&2
exit 1
