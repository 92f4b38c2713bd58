"""A wiki as cooperatives run it: MariaDB, Apache with php-fpm, APCu, short addresses, a job runner, a neighbour.

    wiki = Production.create(Path("var/essai"), version="1.43")
    with wiki.running():
        wiki.neighbour().api

Everything it keeps is in its own directory, its servers listen on 127.0.0.1 only, and each ends by its id.
"""

from __future__ import annotations

import os
import secrets
import signal
from collections.abc import Mapping
from pathlib import Path

import apache
import mariadb
import mediawiki_server as server
import php_fpm
from mediawiki import CACHE, MediaWiki
from mediawiki_accounts import ROLES, add
from mediawiki_install import copy_of, fingerprint, link
from mediawiki_script import WEB, environment, maintenance
from mediawiki_settings import extra_settings, names_settings
from mediawiki_source import source_tree
from production_settings import production_settings

NEIGHBOUR = "neighbour"
FORGET = "DELETE FROM coop_objectcache WHERE keyname NOT LIKE '%MWSession%'"
SERVERS = ("jobs", "apache", "php-fpm", "mariadb")
"""In the order they are ended."""


class Production(MediaWiki):
    """The wiki of one directory and its servers; the second wiki in the same database is its neighbour."""

    @classmethod
    def create(  # type: ignore[override]
        cls,
        directory: Path,
        *,
        version: str = "1.43",
        extra: str = "",
        plugins: tuple[Path, ...] = (),
        cache: Path = CACHE,
    ) -> Production:
        """Make both wikis, with the accounts of ROLES each, not started: a copy of those kept in `cache`."""
        template = cache.resolve() / version / "production"
        source = source_tree(version, cache)
        copy_of(template, _fingerprint(source), lambda: make(source, cls(template)), directory)
        wiki = cls(directory.resolve())
        wiki.configure(extra, plugins)
        return wiki

    @property
    def api(self) -> str:
        """The address of api.php."""
        return f"{self.url}/w/api.php"

    @property
    def tables(self) -> str:
        """What the names of the database's tables begin with: of the first wiki, as pages are imported there alone."""
        return "coop_"

    def neighbour(self) -> Production:
        """The second wiki of the same servers; it is started and stopped by the first."""
        return Production(self.file(NEIGHBOUR))

    def move(self) -> None:
        """Take other free ports at the next start, for both wikis."""
        for folder in (self.directory, self.file(NEIGHBOUR)):
            (folder / "port").unlink(missing_ok=True)

    def start(self) -> None:
        """Start the servers and come back once both wikis answer. Running ones are started anew."""
        self.stop()
        self.start_database()
        fpm = server.free_port()
        self.launch(
            "php-fpm",
            php_fpm.words(php_fpm.program(CACHE), self.directory, fpm),
            php_fpm.environment(),
        )
        wikis = {_port(folder): folder for folder in (self.directory, self.file(NEIGHBOUR))}
        process = self.launch("apache", apache.words(self.directory, wikis, fpm), {})
        for port in wikis:
            address = f"http://127.0.0.1:{port}/w/api.php"
            server.wait_until_it_answers(process, address, self.file("apache.log"))
        for name in SERVERS:
            self.remember(name)
        self.start_job_runner()

    def start_database(self) -> None:
        """Start MariaDB on a free port, which both wikis read in a file of theirs."""
        port = server.free_port()
        process = self.launch("mariadb", mariadb.words(self.directory, port), {})
        mariadb.wait_until_it_answers(process, port, self.file("mariadb.log"))
        for folder in (self.directory, self.file(NEIGHBOUR)):
            (folder / "database-port").write_text(str(port), encoding="ascii")

    def start_job_runner(self) -> None:
        """Start what runs the jobs of the wiki as they come, as a service of its own does."""
        script = self.file(WEB) / "maintenance" / "runJobs.php"
        self.launch("jobs", ("php", str(script), "--wait"), environment(self.directory))

    def launch(self, name: str, words: tuple[str, ...], variables: Mapping[str, str]) -> int:
        """Start one of the servers and note its process; its id."""
        process = server.launch(words, self.file(f"{name}.log"), {**environment(self.directory), **variables})
        server.remember(self.file(f"{name}.pids"), process)
        return process

    def remember(self, name: str) -> None:
        """Note the processes that a server has started since."""
        pids = self.file(f"{name}.pids")
        if pids.is_file():
            parent = int(pids.read_text(encoding="ascii").split()[0])
            server.remember(pids, parent)

    def forget_caches(self) -> None:
        """Empty the caches in the database and in the memory of PHP, which starts anew."""
        self.maintenance("sql.php", "--query", FORGET)
        for pid in server.alive(self.file("php-fpm.pids"))[:1]:
            os.kill(pid, signal.SIGUSR2)

    def stop(self) -> None:
        """End every server, each by its id; from any process, even twice."""
        for name in SERVERS:
            server.end(self.file(f"{name}.pids"))


def make(source: Path, wiki: Production) -> None:
    """Make both wikis; no server is left running."""
    wiki.file(NEIGHBOUR).mkdir(parents=True)
    password = secrets.token_hex(16)
    mariadb.create(wiki.directory, password)
    try:
        wiki.start_database()
        for folder, prefix in ((wiki.directory, "coop_"), (wiki.file(NEIGHBOUR), "voisin_")):
            (folder / "database-password").write_text(password, encoding="ascii")
            install(source, folder, prefix)
    finally:
        wiki.stop()


def install(source: Path, folder: Path, prefix: str) -> None:
    """Run MediaWiki's installer on the database that runs; add our settings and accounts."""
    link(source, folder)
    create_tables(folder, prefix)
    (folder / "secret").write_text(secrets.token_hex(32), encoding="ascii")
    for name, text in (
        ("LocalSettings.php", production_settings(prefix)),
        ("Names.php", names_settings("CoopWiki", "Projet")),
        ("Extra.php", extra_settings("", ())),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    maintenance(folder, "update.php", "--quick")
    for role in ROLES:
        add(folder, role)


def create_tables(folder: Path, prefix: str) -> None:
    """Run the installer; the settings and the password it is given are thrown away."""
    port = (folder / "database-port").read_text(encoding="ascii")
    options = {
        "--dbtype": "mysql",
        "--dbserver": f"127.0.0.1:{port}",
        "--dbname": mariadb.DATABASE,
        "--dbuser": mariadb.USER,
        "--dbpass": (folder / "database-password").read_text(encoding="ascii"),
        "--dbprefix": prefix,
        "--confpath": str(folder),
        "--server": "http://127.0.0.1",
        "--scriptpath": "/w",
        "--lang": "fr",
        "--skins": "Vector",
        "--pass": secrets.token_hex(16),
    }
    words = (word for option in options.items() for word in option)
    maintenance(folder, "install.php", *words, "CoopWiki", "Admin")
    (folder / "LocalSettings.php").unlink(missing_ok=True)


def _fingerprint(source: Path) -> str:
    here = (Path(module).read_text(encoding="utf-8") for module in (__file__, mariadb.__file__))
    return fingerprint(source, production_settings(""), *here)


def _port(folder: Path) -> int:
    path = folder / "port"
    if not path.is_file():
        path.write_text(str(server.free_port()), encoding="ascii")
    return int(path.read_text(encoding="ascii"))
