"""A real MediaWiki to throw away: for the demo, the tests and the benches.

    wiki = MediaWiki.create(Path("var/essai"), version="1.43")
    with wiki.running():
        wiki.import_pages([("Accueil", "Bonjour")])

Everything it keeps is in its own directory; it listens on 127.0.0.1 only. On a shell:
`python demo/mediawiki.py start DIR [--version 1.43] [--port N]`, `stop DIR`, `source 1.43`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import mediawiki_accounts as accounts
import mediawiki_server as server
from mediawiki_accounts import Account, Role
from mediawiki_install import copy_of_template, forget_caches
from mediawiki_links import Pages, refresh, so_far
from mediawiki_pages import write_export
from mediawiki_script import WEB, ScriptError, environment, maintenance
from mediawiki_settings import extra_settings, names_settings
from mediawiki_source import SUITES, SourceError, source_tree, version_of

CACHE = Path(__file__).resolve().parent.parent / "var" / "mediawiki"
"""Sources and installed wikis to copy, outside of version control; `make clean` may delete it."""

VERSIONS = tuple(SUITES)
"""The versions a wiki can have, oldest first."""


@dataclass(frozen=True, slots=True)
class MediaWiki:
    """The wiki of one directory, running or not: the directory holds its whole state."""

    directory: Path

    @classmethod
    def create(  # noqa: PLR0913
        cls,
        directory: Path,
        *,
        version: str = "1.39",
        port: int | None = None,
        site: str = "CoopWiki",
        project: str = "Projet",
        extra: str = "",
        plugins: tuple[Path, ...] = (),
        cache: Path = CACHE,
    ) -> MediaWiki:
        """Make a wiki with the accounts of ROLES, not started, in a directory that must not exist.

        `port` None takes a free one at the first start. `extra` are further lines of
        LocalSettings.php, in PHP; `plugins` are folders of extensions to link and load.
        `cache` keeps what the next wiki can reuse.
        """
        source = source_tree(version, cache)
        directory = directory.resolve()
        copy_of_template(source, cache.resolve() / version / "template", directory)
        wiki = cls(directory)
        wiki.file("Names.php").write_text(names_settings(site, project), encoding="utf-8")
        wiki.configure(extra, plugins)
        if port is not None:
            wiki.listen_on(port)
        return wiki

    def configure(self, extra: str, plugins: tuple[Path, ...] = ()) -> None:
        """Replace `extra` and `plugins`; a running wiki takes them up within two seconds."""
        for plugin in plugins:
            link = self.file(WEB) / "extensions" / plugin.name
            link.unlink(missing_ok=True)
            link.symlink_to(plugin.resolve())
        lines = extra_settings(extra, tuple(plugin.name for plugin in plugins))
        self.file("Extra.php").write_text(lines, encoding="utf-8")

    @property
    def tables(self) -> str:
        """What the names of the database's tables begin with."""
        return ""

    def file(self, name: str) -> Path:
        """One of the files in the wiki's directory."""
        return self.directory / name

    def listen_on(self, port: int) -> None:
        """Choose the port of the next start."""
        self.file("port").write_text(str(port), encoding="ascii")

    def move(self) -> None:
        """Take another free port at the next start: the copy of a wiki beside it."""
        self.file("port").unlink(missing_ok=True)

    @property
    def version(self) -> str:
        """`1.39` or `1.43`."""
        return version_of((self.file(WEB) / "api.php").resolve().parent)

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`; known once a port was given or the wiki started."""
        return f"http://127.0.0.1:{self.file('port').read_text(encoding='ascii').strip()}"

    @property
    def api(self) -> str:
        """The address of api.php."""
        return f"{self.url}/api.php"

    @property
    def accounts(self) -> Mapping[str, Account]:
        """The accounts whose passwords are known, by name: those of ROLES and those added since."""
        return accounts.accounts(self.directory)

    def start(self) -> None:
        """Start the server and come back once the API answers. A running one is started anew."""
        self.stop()
        if not self.file("port").is_file():
            self.listen_on(server.free_port())
        port = int(self.file("port").read_text(encoding="ascii"))
        log, variables = self.file("server.log"), environment(self.directory)
        server.serve(self.file(WEB), port, self.file("pids"), log, variables)

    def stop(self) -> None:
        """End the server and its workers, each by its id; from any process, even twice."""
        server.end(self.file("pids"))

    @contextmanager
    def running(self) -> Iterator[MediaWiki]:
        """Start on entry, stop whatever happens."""
        try:
            self.start()
            yield self
        finally:
            self.stop()

    def delete(self) -> None:
        """Stop, then remove the directory."""
        self.stop()
        shutil.rmtree(self.directory)

    def maintenance(self, script: str, *words: str) -> str:
        """Run a maintenance script of MediaWiki (`runJobs.php`); what it printed."""
        return maintenance(self.directory, script, *words)

    def account(self, name: str, password: str) -> None:
        """Create an account, or give an existing one this password."""
        accounts.create_account(self.directory, name, password)

    def groups(self, name: str, *groups: str) -> None:
        """Add an account to groups."""
        self.maintenance("createAndPromote.php", "--force", "--custom-groups", ",".join(groups), name)

    def member(self, name: str, *groups: str) -> Account:
        """Create an account with a random password."""
        return accounts.add(self.directory, Role(name, groups))

    def bot_password(self, user: str, app_id: str, grants: Iterable[str]) -> str:
        """Make a bot password for `USER@APP_ID`: 32 characters that MediaWiki takes at login."""
        return accounts.create_bot_password(self.directory, user, app_id, tuple(grants))

    def import_xml(self, path: Path, *, links: bool = True) -> None:
        """Import an XML export (plain, .gz, .bz2): 200 pages a second, 50 with `links`.

        Without `links`, no `embeddedin`, category, redirect or TemplateData knows these pages. With them, pages that
        were there before and are not in the export keep those they have.
        """
        before = self.pages() if links else None
        self.maintenance("importDump.php", "--no-updates", str(path))
        if before:
            self.refresh_links(before, self.pages())
        self.maintenance("rebuildrecentchanges.php")
        self.maintenance("initSiteStats.php", "--update")
        self.forget_caches()

    def forget_caches(self) -> None:
        """Empty the wiki's caches of all but who is logged in."""
        forget_caches(self.directory)

    def pages(self) -> Pages:
        """Note which pages there are, for `refresh_links`."""
        return so_far(self.directory, self.tables)

    def refresh_links(self, before: Pages, after: Pages) -> None:
        """Write the links of pages that came between these two moments, or have changed since the first."""
        refresh(self.directory, self.tables, before, after)

    def import_pages(self, pages: Iterable[tuple[str, str]], *, author: str = "Camille", links: bool = True) -> int:
        """Import (title, text) pairs as that account's revisions made now; how many."""
        path = self.file("import.xml")
        count = write_export(pages, author, path)
        self.import_xml(path, links=links)
        path.unlink()
        return count

    def run_jobs(self) -> None:
        """Run the waiting jobs until none is left: link tables, cascaded renderings."""
        self.maintenance("runJobs.php")


def main(words: list[str]) -> int:
    """Start and stop throw-away wikis, fetch a version's source; 0, or 1 with a sentence."""
    asked = parser().parse_args(words)
    try:
        asked.act(asked)
    except (SourceError, ScriptError, server.ServerError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(prog="mediawiki.py", description="Un MediaWiki jetable.")
    commands = top.add_subparsers(required=True)
    start = commands.add_parser("start", help="installer au besoin, puis démarrer")
    start.add_argument("directory", type=Path)
    start.add_argument("--version", choices=VERSIONS, help=f"{VERSIONS[0]} si rien n’est dit")
    start.add_argument("--port", type=int)
    start.set_defaults(act=start_it)
    stop = commands.add_parser("stop", help="arrêter")
    stop.add_argument("directory", type=Path)
    stop.set_defaults(act=stop_it)
    source = commands.add_parser("source", help="télécharger une version")
    source.add_argument("version", choices=VERSIONS)
    source.set_defaults(act=show_source)
    return top


def start_it(asked: argparse.Namespace) -> None:
    """Start the wiki of a directory, creating it first when there is none."""
    directory: Path = asked.directory
    wiki = MediaWiki(directory.resolve())
    if not directory.exists():
        wiki = MediaWiki.create(directory, version=asked.version or VERSIONS[0])
    if asked.version not in {None, wiki.version}:
        raise SourceError(f"{directory} contient déjà un MediaWiki {wiki.version}.")
    if asked.port:
        wiki.listen_on(asked.port)
    wiki.start()
    print(f"{wiki.url}/ (comptes et mots de passe : {wiki.file('accounts.json')})")


def stop_it(asked: argparse.Namespace) -> None:
    """Stop the wiki of a directory."""
    directory: Path = asked.directory
    MediaWiki(directory.resolve()).stop()


def show_source(asked: argparse.Namespace) -> None:
    """Fetch a version if it is missing, and say where it is."""
    print(source_tree(asked.version, CACHE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
