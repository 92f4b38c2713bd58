"""What `coopwiki levy` does."""

from __future__ import annotations

from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose, nearest
from coopwiki.exchange.as_json import dumps
from coopwiki.runs.task import FINE, Task
from coopwiki.settings import WrongSettings
from coopwiki.subjects.levies.answer import answer, heading, sentences
from coopwiki.subjects.levies.scale import Scale
from coopwiki.subjects.levies.scales import WrittenScale, scales
from coopwiki.terminal.output import print_out


def levy(task: Task, margin: Decimal, name: str, paid: Decimal | None, form: str) -> int:
    """Print what a margin pays, step by step. Raises WrongSettings where no scale, or not one alone, is meant."""
    written = _meant(task, task.ledger(), name)
    found = answer(written, margin, paid)
    if form == "json":
        print_out(dumps(found))
    else:
        print_out("\n".join((heading(written), *sentences(found))))
    return FINE


def _meant(task: Task, ledger: Ledger, name: str) -> WrittenScale:
    found, day = scales(ledger), write_day(task.today)
    names = found.names(task.today)
    if not names:
        raise WrongSettings(_none(ledger, day))
    if not name and len(names) > 1:
        raise WrongSettings(f"Plusieurs barèmes valent le {day} : ajouter --scale NOM, avec {_either(names)}.")
    wanted = _called(name, names) if name else names[0]
    written = found.on(wanted, task.today) if wanted else None
    if written is None:
        near = nearest(name, names) or names[0]
        raise WrongSettings(f"Aucun barème « {name} » ne vaut le {day} : écrire par exemple --scale « {near} ».")
    return written


def _called(name: str, names: tuple[str, ...]) -> str:
    """The scale's name that is typed, whatever its accents and case; '' for none."""
    same = (each for form in (key, loose) for each in names if form(each) == form(name))
    return next(same, "")


def _none(ledger: Ledger, day: str) -> str:
    first = min((scale.start for scale in ledger.of(Scale)), default=None)
    if first is None:
        return "Aucun barème n’est écrit sur ce wiki : il s’écrit avec les fiches Barème et Tranche."
    return f"Aucun barème ne vaut le {day} : le premier vaut à partir du {write_day(first)}, ajouter --on {first}."


def _either(names: tuple[str, ...]) -> str:
    return " ou ".join(f"« {name} »" for name in names)
