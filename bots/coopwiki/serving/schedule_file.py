"""`config/schedule.toml`: the jobs, when they run, and who is notified of the outcome."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coopwiki.serving.times import NotATime, When, read_at, read_every
from coopwiki.settings import WrongSettings, toml_fault

LEFT_OUT, NOTHING_NOTED, CONFIRMED = "lines left out", "nothing noted", "trainings confirmed"
AWAITED = "what awaits"
NOTES = (LEFT_OUT, NOTHING_NOTED, CONFIRMED, AWAITED)
"""Notes a job may write to the members who ask for them."""

_JOB = ("name", "purpose", "every", "at", "on", "reports", "light", "notes")
_TOLD = ("metrics_port", "ping_file", "operators_file", "circles_file")


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `name` and `purpose` are French, members read them.

    `reports` are the names of those it makes; () means all, and pages without a subject marked. A `light` job
    does nothing while no page has changed. `notes` are those of NOTES that it writes.
    """

    name: str
    purpose: str
    when: When
    reports: tuple[str, ...] = ()
    light: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """Who is notified. `metrics_port` is on loopback, 0 for none; the files hold an address each, None for none."""

    metrics_port: int = 0
    ping_file: Path | None = None
    operators_file: Path | None = None
    circles_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything the file says; jobs in its order."""

    jobs: tuple[Job, ...]
    told: NotifySettings = NotifySettings()


def read_schedule(text: str, name: str, reports: Collection[str]) -> Schedule:
    """Read the file's text; `name` stands in messages, `reports` are those there are. Raises WrongSettings."""
    try:
        given = tomllib.loads(text)
        return _schedule(given, frozenset(reports))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongSettings(f"Le fichier {name} n’est pas du TOML : {toml_fault(error)}.") from error
    except (NotATime, _Wrong) as error:
        raise WrongSettings(f"{name} : {error}.") from error


class _Wrong(ValueError):
    """The file says something that can't be; the message is the end of a French sentence."""


def _schedule(given: Mapping[str, Any], reports: frozenset[str]) -> Schedule:
    _only(given, ("job", "told"), "")
    tables = given.get("job", [])
    if not tables:
        raise _Wrong("il n’y a aucun passage ; en écrire un, qui commence par « [[job]] »")
    jobs = tuple(_job(table, reports) for table in tables)
    names = [job.name for job in jobs]
    for name in names:
        if names.count(name) > 1:
            raise _Wrong(f"deux passages s’appellent « {name} » : changer le nom de l’un")
    return Schedule(jobs, _told(given.get("told", {})))


def _job(given: Mapping[str, Any], reports: frozenset[str]) -> Job:
    name = str(given.get("name", "")).strip()
    if not name:
        raise _Wrong('un passage n’a pas de nom : ajouter par exemple name = "nuit"')
    where = f"passage « {name} » : "
    _only(given, _JOB, where)
    _typed(given, where, str, "name", "purpose", "every", "at", "on")
    _typed(given, where, bool, "light")
    return Job(
        name,
        given.get("purpose", ""),
        _when(given, where),
        _names(given, where, "reports", reports),
        given.get("light", False),
        _names(given, where, "notes", frozenset(NOTES)),
    )


def _when(given: Mapping[str, Any], where: str) -> When:
    try:
        if "every" in given and not {"at", "on"} & given.keys():
            return read_every(given["every"])
        if "at" in given and "every" not in given:
            return read_at(given["at"], given.get("on", ""))
    except NotATime as error:
        raise _Wrong(where + str(error)) from error
    raise _Wrong(f'{where}écrire soit every = "1 min", soit at = "03:10" (et au besoin on = "lundi")')


def _names(given: Mapping[str, Any], where: str, key: str, known: frozenset[str]) -> tuple[str, ...]:
    names = given.get(key, [])
    if not isinstance(names, list) or (key in given and not names):
        raise _Wrong(f'{where}{key} est une liste, par exemple ["{min(known)}"]')
    for name in names:
        if name not in known:
            raise _Wrong(f"{where}« {name} » n’existe pas ; il y a {', '.join(sorted(known))}")
    return tuple(names)


def _told(given: Mapping[str, Any]) -> NotifySettings:
    where = "[told] : "
    _only(given, _TOLD, where)
    _typed(given, where, str, *_TOLD[1:])
    port = given.get("metrics_port", 0)
    if type(port) is not int or not 0 <= port <= 65535:
        raise _Wrong(f"{where}metrics_port est un nombre, par exemple 9464, ou 0 pour rien")
    files = (Path(given[key]).expanduser() if given.get(key) else None for key in _TOLD[1:])
    return NotifySettings(port, *files)


def _only(given: Mapping[str, Any], known: Collection[str], where: str) -> None:
    for key in given:
        if key not in known:
            raise _Wrong(f"{where}« {key} » n’est pas un réglage ; il y a {', '.join(known)}")


def _typed(given: Mapping[str, Any], where: str, type_: type, *keys: str) -> None:
    for key in keys:
        if not isinstance(given.get(key, type_()), type_):
            wanted = "true ou false" if type_ is bool else "un texte entre guillemets"
            raise _Wrong(f"{where}{key} est {wanted}")
