"""`coopwiki grants`: how to make the accounts, with which rights."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from coopwiki.commands.command import settings_of
from coopwiki.runs.task import FINE
from coopwiki.settings import Settings
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out
from coopwiki.wiki.grants import DEPLOYER, IMPORTER, ROBOT, Grant, command


def arguments(parser: FrenchParser) -> None:
    """No words of its own."""
    del parser


def run(given: argparse.Namespace) -> int:
    """Print it for the accounts of the settings."""
    return grants(settings_of(given))


def grants(settings: Settings) -> int:
    """Print how to make the accounts, with the least rights each needs."""
    robot = _recipe(settings.account or "Robot", "le groupe « bot »", ROBOT)
    groups = "les groupes « bot » et « interface-admin »"
    deployer = _recipe(settings.deploy_account or "Installateur", groups, DEPLOYER)
    secret = _THEN.format("COOPWIKI_PASSWORD", "password_file")
    deploy_secret = _THEN.format("COOPWIKI_DEPLOY_PASSWORD", "deploy_password_file")
    print_out(f"Le compte des robots\n{robot}\n{secret}\n")
    print_out(f"\nLe compte de « coopwiki deploy », qui ne sert qu’à cela\n{deployer}\n{deploy_secret}\n")
    importer = _recipe(settings.import_account or "Importation", "", IMPORTER)
    import_secret = _THEN.format("COOPWIKI_IMPORT_PASSWORD", "import_password_file")
    print_out(
        "\nLe compte de « coopwiki import --save », s’il y a des tableurs à reprendre : ses modifications se voient"
        f" comme celles d’une personne\n{importer}\n{import_secret}\n"
    )
    return FINE


_THEN = """  3. Écrire ce mot de passe dans la variable {}, ou dans un fichier lisible par son
     propriétaire seul (chmod 600) que nomme « {} » dans wiki.toml.
     Un jeton OAuth 2.0 réservé à son propriétaire, avec ces mêmes droits, fait aussi bien : le compte s’écrit alors
     sans « @ » dans wiki.toml."""


def _recipe(login: str, groups: str, grants: Sequence[Grant]) -> str:
    user, _, named = login.partition("@")
    bot_name = named or "coopwiki"
    boxes = "\n".join(f"       {grant.words} ({grant.name})" for grant in grants if grant.name != "basic")
    into = f" et le mettre dans {groups} (page « Spécial:Permissions »)" if groups else ", sans aucun groupe"
    return f"""  1. Créer le compte « {user} »{into}.
  2. Sous ce compte, page « Spécial:BotPasswords », créer « {bot_name} » en cochant ces cases et aucune autre :
{boxes}
     ou bien, sur le serveur du wiki, qui tire le mot de passe au hasard et l’affiche :
       {command(grants, user, bot_name)}"""
