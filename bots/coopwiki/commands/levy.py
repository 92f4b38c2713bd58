"""`coopwiki levy`: what a margin pays by the scale in force."""

from __future__ import annotations

import argparse
from decimal import Decimal

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose, nearest
from coopwiki.exchange.as_json import dumps
from coopwiki.runs.task import FINE, Task
from coopwiki.schema.kinds import EUROS
from coopwiki.settings import WrongSettings
from coopwiki.subjects.levies.answer import answer, heading, sentences
from coopwiki.subjects.levies.scale import Scale
from coopwiki.subjects.levies.scales import WrittenScale, scales
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("margin", metavar="MARGE", nargs="+", help="la marge de l’année, par exemple 45 000 €")
    parser.add_argument("--scale", metavar="NOM", default="", help="quel barème, s’il y en a plusieurs")
    parser.add_argument("--paid", metavar="MONTANT", help="ce qui est déjà versé cette année, pour savoir ce qui reste")
    options.form(parser, "text", "json")
    options.as_of(parser)


def run(given: argparse.Namespace) -> int:
    """Print the levy on a margin. Raises WrongSettings for what is no amount."""
    margin = _amount(" ".join(given.margin))
    paid = None if given.paid is None else _amount(given.paid)
    if paid is not None and paid < ZERO:
        raise WrongSettings("Ce qui est déjà versé ne peut pas être négatif : écrire par exemple --paid 1000.")
    return levy(task_of(given), margin, given.scale, paid, given.format)


def _amount(typed: str) -> Decimal:
    """Read euros as people type them. Raises WrongSettings with what to type instead."""
    reading = EUROS.read(typed)
    if reading.value is None:
        raise WrongSettings(reading.error.message if reading.error else typed)
    return reading.value


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
