"""A MariaDB server of a production wiki's own: its data, socket and port; on the loopback."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

from mediawiki_server import PATIENCE, ServerError, started
from mediawiki_source import run

DATABASE, USER = "wikis", "wiki"
SMALL = (
    "--innodb-buffer-pool-size=96M", "--innodb-log-file-size=16M", "--innodb-flush-log-at-trx-commit=2",
    "--skip-log-bin", "--max-connections=120", "--character-set-server=binary",
)  # fmt: skip
"""A throw-away server: little memory, no waiting for the disk."""


def create(folder: Path, password: str) -> None:
    """Make the data directory; at each start the server sees to the wikis' database and account."""
    data = folder / "mariadb"
    data.mkdir(mode=0o700)
    making = (
        "--no-defaults",
        f"--datadir={data}",
        "--skip-test-db",
        "--auth-root-authentication-method=socket",
    )
    run("mariadb-install-db", *making, *_as_root(), folder=folder)
    account = f"'{USER}'@'127.0.0.1'"
    sql = (
        f"CREATE DATABASE IF NOT EXISTS {DATABASE};\n"
        f"CREATE USER IF NOT EXISTS {account} IDENTIFIED BY '{password}';\n"
        f"GRANT ALL ON {DATABASE}.* TO {account};\n"
    )
    (folder / "mariadb.sql").write_text(sql, encoding="ascii")


def words(folder: Path, port: int) -> tuple[str, ...]:
    """The words that start the server in the foreground."""
    data = folder / "mariadb"
    places = (
        f"--datadir={data}",
        f"--port={port}",
        "--bind-address=127.0.0.1",
        "--skip-name-resolve",
        "--socket=s",
        "--pid-file=pid",
        f"--init-file={folder / 'mariadb.sql'}",
    )
    return ("mariadbd", "--no-defaults", *places, *SMALL, *_as_root())


def wait_until_it_answers(process: int, port: int, log: Path) -> None:
    """Come back once the server takes connections: its init file has been read by then."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if not started(process):
            raise ServerError(f"MariaDB s’est arrêté aussitôt ; voir {log}.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ServerError(f"MariaDB ne répond pas ; voir {log}.")


def _as_root() -> tuple[str, ...]:
    return ("--user=root",) if os.geteuid() == 0 else ()
