"""A program of a Debian package that would start a service: the machine's own, or the package's unpacked aside."""

from __future__ import annotations

import shutil
from pathlib import Path

from mediawiki_source import locked, run


def program(package: str, place: str, cache: Path) -> Path:
    """Find the program that a package puts at `place` (`usr/sbin/php-fpm8.2`), unpacked into `cache` at need."""
    name = Path(place).name
    installed = shutil.which(name)
    if installed:
        return Path(installed)
    work = (cache / name).resolve()
    found = work / "unpacked" / place
    work.mkdir(parents=True, exist_ok=True)
    with locked(work / "lock"):
        if not found.is_file():
            fetch(package, work)
    return found


def fetch(package: str, work: Path) -> None:
    """Download a package from the machine's own mirrors, and unpack it."""
    run("apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", package, folder=work)
    for fetched in work.glob("*.deb"):
        run("dpkg-deb", "-x", str(fetched), str(work / "unpacked"), folder=work)
        fetched.unlink()
