"""The command `coopwiki levy`, as the command line knows it."""

from __future__ import annotations

import argparse
from decimal import Decimal

from coopwiki.commands import arguments as options
from coopwiki.commands.command import Command, task_of
from coopwiki.core.euros import ZERO
from coopwiki.schema.kinds import EUROS
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import FrenchParser


def _levy(parser: FrenchParser) -> None:
    parser.add_argument("margin", metavar="MARGE", nargs="+", help="la marge de l’année, par exemple 45 000 €")
    parser.add_argument("--scale", metavar="NOM", default="", help="quel barème, s’il y en a plusieurs")
    parser.add_argument("--paid", metavar="MONTANT", help="ce qui est déjà versé cette année, pour savoir ce qui reste")
    options.form(parser, "text", "json")
    options.as_of(parser)


def _do_levy(given: argparse.Namespace) -> int:
    from coopwiki.commands import levy

    margin = _amount(" ".join(given.margin))
    paid = None if given.paid is None else _amount(given.paid)
    if paid is not None and paid < ZERO:
        raise WrongSettings("Ce qui est déjà versé ne peut pas être négatif : écrire par exemple --paid 1000.")
    return levy.levy(task_of(given), margin, given.scale, paid, given.format)


def _amount(typed: str) -> Decimal:
    """Read euros as people type them. Raises WrongSettings with what to type instead."""
    reading = EUROS.read(typed)
    if reading.value is None:
        raise WrongSettings(reading.error.message if reading.error else typed)
    return reading.value


LEVY = Command("levy", "ce qu’une marge verse, par le barème en vigueur", _levy, _do_levy)
