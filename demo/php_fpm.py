"""PHP's process manager, as a production wiki runs it: on the loopback, with the command line's own PHP."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import debian_program

POOL = """[global]
daemonize = no
error_log = {log}
[wiki]
listen = 127.0.0.1:{port}
listen.allowed_clients = 127.0.0.1
pm = dynamic
pm.max_children = 24
pm.start_servers = 2
pm.min_spare_servers = 1
pm.max_spare_servers = 4
clear_env = no
catch_workers_output = yes
php_admin_value[error_log] = {errors}
php_admin_flag[log_errors] = on
php_admin_value[error_reporting] = 32767
"""


def program(cache: Path) -> Path:
    """Find the php-fpm of the PHP that is installed."""
    package = f"php{php_version()}-fpm"
    return debian_program.program(package, f"usr/sbin/php-fpm{php_version()}", cache)


def php_version() -> str:
    """`8.2`, of the command `php`."""
    asking = ("php", "-r", "echo PHP_MAJOR_VERSION, '.', PHP_MINOR_VERSION;")
    return subprocess.run(asking, check=True, capture_output=True, text=True).stdout


def words(found: Path, folder: Path, port: int) -> tuple[str, ...]:
    """Write the pool of a wiki's folder; the words that start it in the foreground."""
    pool = folder / "php-fpm.conf"
    logs = {"log": folder / "php-fpm.log", "errors": folder / "php-errors.log"}
    pool.write_text(POOL.format(port=port, **logs), encoding="utf-8")
    ini = Path("/etc/php") / php_version() / "cli"
    as_root = ("--allow-to-run-as-root",) if os.geteuid() == 0 else ()
    return (str(found), "--nodaemonize", *as_root, "-c", str(ini / "php.ini"), "-y", str(pool))


def environment() -> dict[str, str]:
    """The environment in which php-fpm loads the extensions of the command line."""
    return {**os.environ, "PHP_INI_SCAN_DIR": f"/etc/php/{php_version()}/cli/conf.d"}
