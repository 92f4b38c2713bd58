"""The options that several commands take, each written once: one word means one thing everywhere."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path

from coopwiki.core.book_years import YearName, read_year_name
from coopwiki.core.days import read_day
from coopwiki.terminal.french_parser import FrenchParser


def shared(parser: FrenchParser) -> None:
    """The options all commands take: where to read, which day it is, the settings."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--wiki", metavar="ADRESSE", default="", help="lire ce wiki")
    source.add_argument("--dump", metavar="FICHIER", type=Path, help="lire un export XML (.xml, .gz, .bz2)")
    source.add_argument("--folder", metavar="DOSSIER", type=Path, help="lire un dossier de pages")
    parser.add_argument("--on", metavar="JOUR", type=day, help="le jour qu’il est, par exemple 2026-06-30")
    parser.add_argument("--config", metavar="FICHIER", type=Path, help="au lieu de config/wiki.toml")


def as_of(parser: FrenchParser) -> None:
    """`--as-of`: read the pages of a past day."""
    parser.add_argument(
        "--as-of",
        metavar="JOUR",
        type=day,
        help="lire les pages telles qu’elles étaient ce soir-là",
    )


def form(parser: FrenchParser, *forms: str) -> None:
    """`--format`: how to print; the first is meant where none is said."""
    first = forms[0]
    parser.add_argument("--format", choices=forms, default=first, help=f"{first} par défaut")


def year(parser: FrenchParser, default: str) -> None:
    """`--year`; `default` says in French which one is meant where none is said."""
    parser.add_argument("--year", metavar="ANNÉE", type=_year, help=default)


def _year(text: str) -> YearName:
    """A year's name. Raises ArgumentTypeError."""
    reading = read_year_name(text)
    if reading.value is None:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une année, comme 2026 ou 2025-2026.")
    return reading.value


def out(parser: FrenchParser | argparse._MutuallyExclusiveGroup, what: str) -> None:
    """`--out`: a folder to write pages into; `what` says it in French."""
    parser.add_argument("--out", metavar="DOSSIER", type=Path, help=what)


def publish(parser: FrenchParser, what: str) -> None:
    """`--publish`: write one page on the wiki; `what` says in French which one."""
    parser.add_argument("--publish", action="store_true", help=what)


def undo(parser: FrenchParser, what: str) -> None:
    """`--undo`: take back what was written last; `what` says it in French."""
    parser.add_argument("--undo", action="store_true", help=what)


def person(parser: FrenchParser) -> None:
    """Whom a command is about."""
    parser.add_argument("name", metavar="NOM", help="un nom, un alias ou un compte")


def day(text: str) -> date:
    """Read a day as people type it."""
    reading = read_day(text)
    if reading.value is None:
        raise argparse.ArgumentTypeError(reading.error.message if reading.error else text)
    return reading.value


def moment(text: str) -> datetime:
    """Read a day and an hour."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un moment, comme 2026-06-30T18:00") from error
