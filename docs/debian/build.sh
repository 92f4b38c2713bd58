#!/bin/sh
# Build build/coopwiki_VERSION_ARCH.deb: the robots with the libraries of requirements.txt, the extension, the unit.
# Debian's own libraries are older than what we need, so the package brings its own, for the Python it is built with.
set -eu

cd "$(dirname "$0")/../.."
python=/usr/bin/python3
top=build/deb
tree=$top/tree
rm -rf "$top" build/lib
umask 022
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib/coopwiki" "$tree/usr/lib/systemd/system" \
  "$tree/usr/lib/sysusers.d" "$tree/usr/share/coopwiki" "$tree/usr/share/doc/coopwiki" "$tree/usr/share/man/man1"

$python -m venv "$top/venv"
"$top/venv/bin/pip" install --quiet --require-hashes --no-compile --target "$tree/usr/lib/coopwiki" -r requirements.txt
"$top/venv/bin/pip" wheel --quiet --no-deps --wheel-dir "$top" .
"$top/venv/bin/pip" install --quiet --no-deps --no-compile --target "$tree/usr/lib/coopwiki" "$top"/coopwiki-*.whl
rm -rf "$tree/usr/lib/coopwiki/bin" build/lib build/bdist.*
find "$tree/usr/lib/coopwiki" -name '*.so' -exec strip --strip-unneeded {} +
find "$tree/usr/lib/coopwiki" -name '*.py' -exec sed -i '1{/^#!/d}' {} + -exec chmod 644 {} +

cat > "$tree/usr/bin/coopwiki" <<'END'
#!/usr/bin/python3 -I
"""Start coopwiki with the libraries of its package."""

import sys

sys.path.insert(0, "/usr/lib/coopwiki")

from coopwiki.cli import main

sys.exit(main())
END
chmod 755 "$tree/usr/bin/coopwiki"

for unit in coopwiki.service coopwiki-once.service coopwiki-once.timer; do
  sed 's#/opt/coopwiki/bin/coopwiki#/usr/bin/coopwiki#' "docs/systemd/$unit" > "$tree/usr/lib/systemd/system/$unit"
done
echo 'u coopwiki - "coopwiki" /var/lib/coopwiki' > "$tree/usr/lib/sysusers.d/coopwiki.conf"
cp -r extension/CoopWiki "$tree/usr/share/coopwiki/"
cp -r docs/monitoring "$tree/usr/share/coopwiki/"
cp docs/*.md "$tree/usr/share/doc/coopwiki/"
cp docs/debian/copyright "$tree/usr/share/doc/coopwiki/"
cp CHANGELOG.md "$tree/usr/share/doc/coopwiki/"
gzip -9n < docs/debian/coopwiki.1 > "$tree/usr/share/man/man1/coopwiki.1.gz"

cat > "$tree/DEBIAN/postinst" <<'END'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  systemd-sysusers coopwiki.conf
  install -d -o coopwiki -g coopwiki -m 700 /var/lib/coopwiki
  echo "coopwiki : pour la suite, « coopwiki setup »."
fi
END
chmod 755 "$tree/DEBIAN/postinst"

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' bots/coopwiki/__init__.py)
maintainer="coopwiki <coopwiki@exemple.coop>"
printf 'coopwiki (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -R -r CHANGELOG.md)" | gzip -9n > "$tree/usr/share/doc/coopwiki/changelog.gz"
minor=$($python -c 'import sys; print(sys.version_info.minor)')
cat > "$tree/DEBIAN/control" <<END
Package: coopwiki
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $maintainer
Depends: libc6, python3 (>= 3.$minor), python3 (<< 3.$((minor + 1))), systemd
Section: web
Priority: optional
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Description: cooperative's books on its own wiki
 Members of a worker cooperative write structured templates on their wiki;
 robots read the pages, check them, compute, and write dashboards back.
END
chmod -R u=rwX,go=rX "$tree"
dpkg-deb --root-owner-group --build "$tree" "build/coopwiki_${version}_$(dpkg --print-architecture).deb"
