"""Apache as a production wiki runs it: short addresses, PHP by php-fpm; on the loopback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

MODULES = Path("/usr/lib/apache2/modules")
LOADED = (
    "mpm_event",
    "authz_core",
    "dir",
    "alias",
    "env",
    "mime",
    "proxy",
    "proxy_fcgi",
    "setenvif",
)

SERVER = """ServerRoot "{folder}"
DefaultRuntimeDir "{folder}"
PidFile "{folder}/pid"
ErrorLog "{folder}/errors"
LogLevel warn
ServerName 127.0.0.1
TypesConfig /etc/mime.types
StartServers 1
ThreadsPerChild 25
MaxRequestWorkers 50
{modules}
<Directory />
  Require all denied
</Directory>
"""

WIKI = r"""Listen 127.0.0.1:{port}
<VirtualHost 127.0.0.1:{port}>
  DocumentRoot "{web}"
  AllowEncodedSlashes NoDecode
  AcceptPathInfo On
  RedirectMatch 302 "^/index\.php/(.*)$" "/wiki/$1"
  Alias /wiki "{web}/index.php"
  Alias /w "{web}"
  DirectoryIndex index.php
  SetEnv MW_INSTALL_PATH "{web}"
  SetEnv MW_CONFIG_FILE "{settings}"
  <Directory "{web}">
    Require all granted
    Options FollowSymLinks
    AllowOverride None
  </Directory>
  <FilesMatch "\.php$">
    SetHandler "proxy:fcgi://127.0.0.1:{fpm}/"
  </FilesMatch>
</VirtualHost>
"""

READER = 65534
"""The number of `nobody`, as whom Apache runs when root starts it."""


def words(folder: Path, wikis: Mapping[int, Path], fpm: int) -> tuple[str, ...]:
    """Write the configuration for wikis by port; the words that start it in the foreground."""
    own = folder / "apache"
    own.mkdir(exist_ok=True, mode=0o700)
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    text = SERVER.format(folder=own, modules=modules) + "".join(
        WIKI.format(port=port, web=wiki / "web", settings=wiki / "LocalSettings.php", fpm=fpm)
        for port, wiki in wikis.items()
    )
    (own / "apache.conf").write_text(text, encoding="utf-8")
    return (*_as_reader(own), "apache2", "-D", "FOREGROUND", "-f", str(own / "apache.conf"))


def _as_reader(own: Path) -> tuple[str, ...]:
    """Apache refuses to serve as root: then it is nobody, who may read what root may and writes here only."""
    if os.geteuid() != 0:
        return ()
    for path in (own, *own.iterdir()):
        shutil.chown(path, READER, READER)
    who = (f"--reuid={READER}", f"--regid={READER}", "--clear-groups")
    return ("setpriv", *who, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
