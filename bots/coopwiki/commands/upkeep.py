"""What an operator does now and then: look whether all is well, take back a bad run, keep a copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from coopwiki.connect import Choice, open_deployed, open_robot
from coopwiki.diagnosis.grants import DEPLOYER, ROBOT, Grant, command
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.runs.undo import Undone
from coopwiki.serving.exclusive import alone, robots_directory
from coopwiki.settings import Settings, state_root
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.output import print_out
from coopwiki.wiki.port import Status

UNREADABLE = 3


def doctor(choice: Choice, settings: Settings, schedule: Path) -> int:
    """Print what was looked at, a line each; 1 when something is wrong, 3 when the wiki can't be read."""
    from coopwiki.diagnosis.examine import examine
    from coopwiki.diagnosis.finding import Rating, printed, summed_up

    seen = examine(choice, settings, schedule)
    print_out(printed(seen.findings))
    tell(summed_up(seen.findings))
    if not seen.reached:
        return UNREADABLE
    return ISSUES if any(f.rating is Rating.WRONG for f in seen.findings) else FINE


def grants(settings: Settings) -> int:
    """Print how to make the two accounts, with the least rights each needs."""
    robot = _recipe(settings.account or "Robot", "le groupe « bot »", ROBOT)
    groups = "les groupes « bot » et « interface-admin »"
    deployer = _recipe(settings.deploy_account or "Installateur", groups, DEPLOYER)
    secret = _THEN.format("COOPWIKI_PASSWORD", "password_file")
    deploy_secret = _THEN.format("COOPWIKI_DEPLOY_PASSWORD", "deploy_password_file")
    print_out(f"Le compte des robots\n{robot}\n{secret}\n")
    print_out(f"\nLe compte de « coopwiki deploy », qui ne sert qu’à cela\n{deployer}\n{deploy_secret}\n")
    return FINE


_THEN = """  3. Écrire ce mot de passe dans la variable {}, ou dans un fichier lisible par son
     propriétaire seul (chmod 600) que nomme « {} » dans wiki.toml."""


def _recipe(login: str, groups: str, grants: Sequence[Grant]) -> str:
    user, _, named = login.partition("@")
    bot_name = named or "coopwiki"
    boxes = "\n".join(f"       {grant.words} ({grant.name})" for grant in grants if grant.name != "basic")
    return f"""  1. Créer le compte « {user} » et le mettre dans {groups} (page « Spécial:Permissions »).
  2. Sous ce compte, page « Spécial:BotPasswords », créer « {bot_name} » en cochant ces cases et aucune autre :
{boxes}
     ou bien, sur le serveur du wiki, qui tire le mot de passe au hasard et l’affiche :
       {command(grants, user, bot_name)}"""


def backup(files: Sequence[Path], settings: Settings, target: Path) -> int:
    """Keep a copy of what the robots can't rebuild."""
    from coopwiki.commands.backup import keep

    kept = keep(files, state_root(settings), target)
    tell(f"{target} : {', '.join(kept)}. Les mots de passe n’y sont pas.")
    return FINE


def undo_run(task: Task, since: datetime | None) -> int:
    """Take back what the last run wrote, or all that runs wrote since a moment."""
    from coopwiki.publishing.layout import environment
    from coopwiki.runs.refresh import SUMMARY
    from coopwiki.runs.undo import undo

    gone = environment(task.settings.prefix).get_template("gone.jinja").render()
    made = {".json": "{}", "": gone}
    wiki = open_robot(task.choice, task.settings)
    register = pseudonyms(task.settings).register()
    with alone(robots_directory(task.choice, task.settings)):
        done = undo(wiki, SUMMARY, since, made=made, forgotten=register)
    status = _told(done)
    if done.summaries:
        tell("Au prochain passage les robots récriront ces pages : corriger d’abord la cause, ou les arrêter.")
    return status


def undo_deployment(task: Task) -> int:
    """Take back what the last deployment wrote; the pages it created are named and stay."""
    from coopwiki.deployment.deploy import STARTS
    from coopwiki.publishing.page_names import STOP
    from coopwiki.runs.undo import undo

    wiki = open_deployed(task.choice, task.settings)
    return _told(undo(wiki, STARTS, made={}, leave=[task.settings.page(STOP)]))


def _told(done: Undone) -> int:
    """Say what became of each page."""
    if not done.summaries:
        tell("Il n’y a rien à reprendre.")
        return FINE
    for summary in done.summaries:
        tell(f"Repris : « {summary} »")
    back = [fate for fate in done.fates if fate.outcome.status is Status.SAVED]
    left = [f for f in done.fates if f.outcome.status in (Status.REFUSED, Status.CONFLICT)]
    for fate in left:
        tell(f"{fate.title} : {fate.outcome.message}")
    same = len(done.fates) - len(back) - len(left)
    tell(
        f"{counted(len(back), 'page remise', 'pages remises')} comme avant,"
        f" {counted(same, 'déjà comme avant', 'déjà comme avant')}, {counted(len(left), 'laissée', 'laissées')}."
    )
    return ISSUES if left else FINE
