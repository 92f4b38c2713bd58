"""This machine: the time zone, the directory of the robots' own, the cache, the schedule."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coopwiki.diagnosis.finding import Finding, ok, warning, wrong
from coopwiki.serving.schedule_file import read_schedule
from coopwiki.settings import WrongSettings
from coopwiki.wiki.text_store import TextStore, Unusable

LITTLE = 100 * 1024 * 1024
"""Bytes: below so much free space the cache of a large wiki may not fit."""


def of_zone(name: str) -> Finding:
    """In which time zone days begin and end."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return wrong(
            "Fuseau horaire",
            f"« {name} » est inconnu de cette machine.",
            'écrire par exemple timezone = "Europe/Paris" dans wiki.toml, ou installer tzdata.',
        )
    return ok("Fuseau horaire", f"{name}.")


def of_directory(directory: Path) -> Iterator[Finding]:
    """Whether the robots' own directory can be written, has room, and is theirs alone."""
    subject = "Dossier de travail"
    remedy = f"rendre {directory} accessible en écriture à ce compte, ou changer « state_directory »."
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory) as probe:
            probe.write(bytes(4096))
        free = shutil.disk_usage(directory).free
    except OSError as error:
        yield wrong(subject, f"{directory} ne peut pas être écrit ({error.strerror}).", remedy)
        return
    if free < LITTLE:
        yield warning(
            subject, f"{directory} : il ne reste que {free // 1024 // 1024} Mio.", "faire de la place sur ce disque."
        )
        return
    yield ok(subject, f"{directory}.")


def of_cache(path: Path, site: str) -> Finding:
    """Whether the texts kept can be used."""
    if not path.exists():
        return ok("Cache", "pas encore fait ; la première lecture le remplit.")
    try:
        kept = len(TextStore(path, site).pages())
    except Unusable as error:
        return warning(
            "Cache",
            f"{path} ne sert pas ({error}) : la lecture est plus longue.",
            "supprimer ce fichier, il sera refait.",
        )
    return ok("Cache", f"{kept} textes, {path.stat().st_size // 1024 // 1024} Mio.")


def of_schedule(path: Path, reports: Collection[str]) -> Finding:
    """What the schedule file says."""
    if not path.exists():
        return ok("Programme", f"pas de fichier {path} : les horaires habituels.")
    try:
        schedule = read_schedule(path.read_text(encoding="utf-8"), str(path), reports)
    except (OSError, UnicodeDecodeError) as error:
        return wrong("Programme", f"{path} ne se lit pas ({error}).", "donner le droit de le lire, en UTF-8.")
    except WrongSettings as error:
        return wrong("Programme", str(error), f"corriger {path}.")
    return ok("Programme", "; ".join(f"{job.name}, {job.when}" for job in schedule.jobs) + ".")
