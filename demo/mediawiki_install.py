"""Install a wiki once per version, then copy it: a further wiki takes a second instead of ten."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from mediawiki_accounts import ROLES, add
from mediawiki_script import WEB, maintenance
from mediawiki_settings import extra_settings, local_settings, names_settings
from mediawiki_source import locked

LEFT_OUT = frozenset(("LocalSettings.php", "config", "extensions", "extensions-core", "images", "mw-config"))
"""What a wiki has of its own, or nobody needs."""


def copy_of_template(source: Path, template: Path, directory: Path) -> None:
    """Make `directory` a wiki with its accounts, never started: a copy of `template`."""
    copy_of(
        template,
        fingerprint(source, local_settings()),
        lambda: install(source, template),
        directory,
    )


def copy_of(template: Path, wanted: str, make: Callable[[], None], directory: Path) -> None:
    """Copy a template, which is made when it is missing or was made from anything else than `wanted`."""
    stamp = template / "stamp"
    template.parent.mkdir(parents=True, exist_ok=True)
    with locked(template.with_name(f"{template.name}.lock")):
        if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
            shutil.rmtree(template, ignore_errors=True)
            make()
            stamp.write_text(wanted, encoding="ascii")
        shutil.copytree(template, directory, symlinks=True)


def fingerprint(source: Path, *parts: str) -> str:
    """Sum up what a template is made from: MediaWiki, accounts, this file, and what else is given."""
    defines = (source / "includes" / "Defines.php").read_text(encoding="utf-8")
    here = Path(__file__).read_text(encoding="utf-8")
    whole = (str(source), defines, repr(ROLES), here, *parts)
    return hashlib.sha256("\0".join(whole).encode()).hexdigest()


def install(source: Path, folder: Path) -> None:
    """Run MediaWiki's installer; add our settings, extensions, accounts and French messages."""
    link(source, folder)
    create_tables(folder)
    (folder / "secret").write_text(secrets.token_hex(32), encoding="ascii")
    for name, text in (
        ("LocalSettings.php", local_settings()),
        ("Names.php", names_settings("CoopWiki", "Projet")),
        ("Extra.php", extra_settings("", ())),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    maintenance(folder, "update.php", "--quick")
    for role in ROLES:
        add(folder, role)
    write_ahead(folder)
    maintenance(folder, "rebuildLocalisationCache.php", "--lang", "fr,en")


def link(source: Path, folder: Path) -> None:
    """Link the source's files into the web root; make the folders a wiki writes in."""
    web = folder / WEB
    for path in (folder / "data", folder / "cache", web / "images", web / "extensions"):
        path.mkdir(parents=True)
    for path in source.iterdir():
        if path.name not in LEFT_OUT:
            (web / path.name).symlink_to(path)
    for path in (source / "extensions-core").iterdir():
        (web / "extensions" / path.name).symlink_to(path)


def create_tables(folder: Path) -> None:
    """Run the installer; the settings and the password it is given are thrown away."""
    options = {
        "--dbtype": "sqlite",
        "--dbname": "wiki",
        "--dbpath": str(folder / "data"),
        "--confpath": str(folder),
        "--server": "http://127.0.0.1",
        "--scriptpath": "",
        "--lang": "fr",
        "--skins": "Vector",
        "--pass": secrets.token_hex(16),
    }
    words = (word for option in options.items() for word in option)
    maintenance(folder, "install.php", *words, "CoopWiki", "Admin")


def write_ahead(folder: Path) -> None:
    """Let every database be read while it is written; SQLite remembers this in the file."""
    for path in (folder / "data").glob("*.sqlite"):
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode = WAL")


def forget_caches(folder: Path) -> None:
    """Empty the wiki's cache of all but who is logged in: bulk imports tell it nothing."""
    with closing(sqlite3.connect(folder / "data" / "wikicache.sqlite")) as database, database:
        database.execute("DELETE FROM objectcache WHERE keyname NOT LIKE '%MWSession%'")
