"""`coopwiki setup`: from nothing to a first run, step by step; each can be done again."""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import dataclass
from pathlib import Path

from coopwiki.commands.command import (
    choice_of,
    refuse_files,
    schedule_of,
    settings_of,
    task_of,
)
from coopwiki.deployment.first_files import become, service_user, settings_text, write_once
from coopwiki.deployment.wiki_server import EXTENSION, WikiServer
from coopwiki.settings import Settings, WrongSettings
from coopwiki.shipped import default
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.wiki.account import Account
from coopwiki.wiki.grants import DEPLOYER, IMPORTER, ROBOT, Grant

PLACE = Path("/etc/coopwiki/wiki.toml")
UNFINISHED = 1


@dataclass(frozen=True, slots=True)
class Secret:
    """A bot password: whose, in which groups and with which grants, and the file it is written in."""

    login: str
    file: str
    groups: tuple[str, ...]
    grants: tuple[Grant, ...]


def setup(given: argparse.Namespace) -> int:
    """Write the settings and passwords, deploy after showing the plan, run once, look at all of it."""
    from coopwiki.commands.deploy import deploy
    from coopwiki.commands.doctor import doctor
    from coopwiki.commands.grants import grants
    from coopwiki.commands.run import on_wiki
    from coopwiki.subjects.reports import REPORTS

    server = WikiServer(given.mediawiki) if given.mediawiki else None
    _files(given, server)
    given.wiki = ""
    settings = settings_of(given)
    written = [_password(secret, server) for secret in _secrets(settings)]
    if not all(written):
        tell("Une fois ces mots de passe écrits, relancer « coopwiki setup » : il reprend où il en est.")
        return grants(settings) or UNFINISHED
    if server and given.extension:
        _extension(server, given.extension)
    user = service_user()
    if user is not None:
        become(user)
    task = task_of(given)
    deploy(task, only_plan=True, force=False)
    if not (given.yes or _agreed("Écrire ces pages sur le wiki ?")):
        tell("Rien n’est écrit sur le wiki. Pour continuer : « coopwiki setup --yes ».")
        return UNFINISHED
    done = deploy(task, only_plan=False, force=False)
    ran = on_wiki(task, list(REPORTS), schedule_of(given), fewer=False, more=False)
    tell("Pour la suite : systemctl enable --now coopwiki")
    return doctor(choice_of(given), settings, schedule_of(given)) or done or ran


def _files(given: argparse.Namespace, server: WikiServer | None) -> None:
    """Write `wiki.toml` and `schedule.toml` where there are none."""
    config: Path = given.config
    if config.exists():
        _kept(config)
    else:
        api = given.wiki or (server.api() if server else _asked("Adresse de l’API du wiki (…/api.php) : "))
        Account(api)
        state = "" if service_user() is None else "/var/lib/coopwiki"
        write_once(config, settings_text(api, config.parent, state), 0o640)
        tell(f"Écrit : {config} ({api})")
    schedule = config.with_name("schedule.toml")
    if not write_once(schedule, default("schedule.toml"), 0o644):
        _kept(schedule)


def _secrets(settings: Settings) -> tuple[Secret, ...]:
    """Those of the two accounts there have to be, and of the one that imports where the settings name one."""
    importer = Secret(settings.import_account, settings.import_password_file, (), IMPORTER)
    return (
        Secret(settings.account, settings.password_file, ("bot",), ROBOT),
        Secret(
            settings.deploy_account,
            settings.deploy_password_file,
            ("bot", "interface-admin"),
            DEPLOYER,
        ),
        *((importer,) if settings.import_account else ()),
    )


def _password(secret: Secret, server: WikiServer | None) -> bool:
    """Write the file of a bot password, made on this machine's wiki or typed; False where there is none yet."""
    if not (secret.login and secret.file):
        raise WrongSettings("wiki.toml doit nommer les comptes et les fichiers de leurs mots de passe.")
    file = Path(secret.file)
    if file.exists():
        _kept(file)
        return True
    if server and "@" in secret.login:
        word = server.bot_password(secret.login, secret.groups, secret.grants)
    elif sys.stdin.isatty():
        kind = "Mot de passe de robot" if "@" in secret.login else "Jeton OAuth"
        word = getpass.getpass(f"{kind} de {secret.login} (vide : pas encore) : ").strip()
    else:
        word = ""
    return bool(word) and write_once(file, f"{word}\n", 0o600)


def _extension(server: WikiServer, source: Path) -> None:
    if not server.link_extension(source):
        _kept(server.folder / "extensions" / EXTENSION)
    tell(f"À écrire dans LocalSettings.php, s’il n’y est pas : wfLoadExtension( '{EXTENSION}' );")


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise WrongSettings("Il faut l’adresse du wiki : --wiki https://…/api.php, ou --mediawiki DOSSIER.")
    return input(question).strip()


def _agreed(question: str) -> bool:
    return sys.stdin.isatty() and input(f"{question} (oui/non) ").strip().lower() in {"o", "oui"}


def _kept(path: Path) -> None:
    tell(f"Déjà là, laissé tel quel : {path}")


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument(
        "--mediawiki",
        metavar="DOSSIER",
        type=Path,
        help="le wiki est sur cette machine : le dossier de LocalSettings.php",
    )
    parser.add_argument(
        "--extension",
        metavar="DOSSIER",
        type=Path,
        help="avec --mediawiki : relier l’extension que voilà",
    )
    parser.add_argument("--yes", action="store_true", help="déployer sans demander")


def run(given: argparse.Namespace) -> int:
    """Do it, and say what came of it."""
    given.config = given.config or PLACE
    refuse_files(choice_of(given))
    return setup(given)
