"""The command `coopwiki`: words → a task, results → an exit status (docs/commands.md)."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence

from coopwiki.commands.command import Command
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import WRONG_USAGE, FrenchParser, tell
from coopwiki.terminal.output import flush_out
from coopwiki.wiki.port import Stopped, WikiError

UNREADABLE, STOPPED = 3, 4


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    The garbage collector is off: a command makes few reference cycles, and saves a tenth of its time. A
    service runs for long and turns it on again.
    """
    gc.disable()
    try:
        return _done(words)
    finally:
        gc.enable()


def _done(words: Sequence[str] | None) -> int:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        given = _parser().parse_args(words)
        status = int(given.run(given))
        flush_out()
    except WrongSettings as error:
        tell(str(error))
        return WRONG_USAGE
    except WikiError as error:
        tell(str(error))
        return UNREADABLE
    except Stopped as reason:
        tell(str(reason))
        return STOPPED
    except BrokenPipeError:
        return 0
    return status


def _parser() -> FrenchParser:
    parser = FrenchParser(prog="coopwiki", description="Les comptes d’une coopérative, sur son wiki.")
    subs = parser.add_subparsers(required=True, metavar="COMMANDE")
    for command in COMMANDS:
        text = command.help
        made = subs.add_parser(command.name, help=text, description=text.capitalize())
        made.complete = command.complete
    return parser


COMMANDS = (
    Command("run", "lire, vérifier, calculer, écrire"),
    Command("check", "tout ce qui est à corriger"),
    Command("report", "un rapport"),
    Command("explain", "d’où vient un chiffre, ligne par ligne"),
    Command("known", "ce qu’on savait d’un budget, mois par mois"),
    Command("slips", "les bons de la comptabilité, à côté des lignes du wiki"),
    Command("invoiceable", "ce que chaque personne peut facturer, avec le texte à coller"),
    Command("rollover", "les budgets de l’année repris pour la suivante, à coller"),
    Command("levy", "ce qu’une marge verse, par le barème en vigueur"),
    Command("export", "toutes les fiches d’une sorte"),
    Command("import", "un tableur, vers des pages : le plan d’abord, puis les pages", "importing"),
    Command("archive", "tout ce qui se lit, en fichiers qui s’ouvrent sans wiki"),
    Command("calls", "les appels d’un modèle"),
    Command("feeds", "demander aux flux ce qu’ils annoncent"),
    Command("deploy", "modèles et modules vers le wiki"),
    Command("pack", "ce que la coopérative peut dire d’elle à d’autres, sans personne dedans"),
    Command("federation", "plusieurs coopératives côte à côte"),
    Command("serve", "laisser les robots travailler seuls"),
    Command("status", "où en sont les robots, sans rien demander au wiki"),
    Command("setup", "installer : réglages, mots de passe, modèles, premier passage"),
    Command("doctor", "tout ce qui empêcherait les robots de travailler"),
    Command("grants", "comment créer les comptes, avec quels droits"),
    Command("person", "tout ce qui est gardé sur une personne, pour elle"),
    Command("forget", "donner à une personne un pseudonyme partout"),
    Command("backup", "copier ce que les robots ne peuvent pas refaire"),
)
"""Each command in display order; what it takes and does is in its own file of `commands/`."""


if __name__ == "__main__":
    sys.exit(main())
