#!/bin/sh
# Install the Debian packages that the demo, the tests and the benches need; does nothing when all are there.
# `demo/system.sh node` wants node and npm as well: those present are used, whatever they were installed with.
#
# `mediawiki` itself is not in the list: it brings Apache, which listens on every interface.
# mediawiki.py unpacks that package aside (or uses it, when it is installed).
# Nor do `apache2`, `mariadb-server` and `php-fpm` stand there: they start services. `apache2-bin` and
# `mariadb-*-core` are their programs alone, and php_fpm.py unpacks the third aside.
set -eu

packages="php-cli php-sqlite3 php-intl php-mbstring php-xml php-curl php-apcu php-luasandbox php-mysql lua5.1
apache2-bin mariadb-server-core mariadb-client-core
python3-venv python3-pygments sqlite3 diffutils chromium-headless-shell fonts-dejavu-core hledger ledger"

# Its systemd-analyze reads the units of docs/systemd; nothing of it is started.
command -v systemd-analyze >/dev/null || packages="$packages systemd"

if [ "${1:-}" = node ]; then
  command -v node >/dev/null || packages="$packages nodejs"
  command -v npm >/dev/null || packages="$packages npm"
fi

if ! command -v apt-get >/dev/null; then
  echo "Il faut une Debian : installez vous-même $packages" >&2
  exit 1
fi

missing=""
for package in $packages; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=""
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null; then
  as_root="sudo"
else
  echo "Il manque des paquets, et seul le compte root peut les installer :" >&2
  echo "  apt-get install --no-install-recommends$missing" >&2
  exit 1
fi

echo "Installation de :$missing"
$as_root apt-get -q update
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends $missing
