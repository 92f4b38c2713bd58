"""What an operator does now and then: look whether all is well, take back a bad run, keep a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from coopwiki.commands import FINE, ISSUES, Task, counted, print_out
from coopwiki.diagnosis.grants import DEPLOYER, ROBOT, Grant, command, ticked
from coopwiki.opening import Choice, open_deployed, open_robot, state_root
from coopwiki.settings import Settings
from coopwiki.undoing import Undone
from coopwiki.usage import tell
from coopwiki.wiki.port import Status

UNREADABLE = 3


def doctor(choice: Choice, settings: Settings, schedule: Path) -> int:
    """Print what was looked at, a line each; 1 when something is wrong, 3 when the wiki can't be read."""
    from coopwiki.diagnosis.finding import Rating, printed, summed_up
    from coopwiki.doctor import examine

    seen = examine(choice, settings, schedule)
    print_out(printed(seen.findings))
    tell(summed_up(seen.findings))
    if not seen.reached:
        return UNREADABLE
    return ISSUES if any(f.rating is Rating.WRONG for f in seen.findings) else FINE


def grants(settings: Settings) -> int:
    """Print how to make the two accounts, with the least rights each needs."""
    robot = _account(settings.account or "Robot@coopwiki")
    deployer = _account(settings.deploy_account or "Installateur@coopwiki")
    secrets = "COOPWIKI_PASSWORD", "COOPWIKI_DEPLOY_PASSWORD"
    print_out(_recipe("Les robots", robot, "« bot »", ROBOT, (secrets[0], "password_file")))
    groups = "« bot » et « interface-admin »"
    names = (secrets[1], "deploy_password_file")
    print_out("\n" + _recipe("« coopwiki deploy »", deployer, groups, DEPLOYER, names))
    return FINE


def _account(login: str) -> tuple[str, str]:
    user, _, bot_name = login.partition("@")
    return user, bot_name or "coopwiki"


def _recipe(
    who: str, account: tuple[str, str], groups: str, grants: Sequence[Grant], names: tuple[str, str]
) -> str:
    user, bot_name = account
    boxes = "\n".join(f"       {grant.name:<20} {grant.words}" for grant in grants)
    return f"""{who} : compte « {user} », mot de passe de robot « {bot_name} »
  1. Créer le compte, puis le mettre dans le groupe {groups} (« Spécial:Permissions »).
  2. Connecté sous ce compte, « Spécial:BotPasswords » : créer « {bot_name} » avec {ticked(grants)},
     et rien d’autre. MediaWiki donne de lui-même le premier de ces droits :
{boxes}
     Ou bien, sur le serveur du wiki (le mot de passe est tiré au hasard et s’affiche) :
       {command(grants, user, bot_name)}
  3. Écrire ce mot de passe dans la variable {names[0]}, ou dans un fichier lisible par son
     propriétaire seul (chmod 600) que nomme « {names[1]} » dans wiki.toml."""


def backup(files: Sequence[Path], settings: Settings, target: Path) -> int:
    """Keep a copy of what the robots can't rebuild."""
    from coopwiki.backup import keep

    kept = keep(files, state_root(settings), target)
    tell(f"{target} : {', '.join(kept)}. Les mots de passe n’y sont pas.")
    return FINE


def undo_run(task: Task, since: datetime | None) -> int:
    """Take back what the last run wrote, or all that runs wrote since a moment."""
    from coopwiki.publishing.layout import environment
    from coopwiki.refresh import SUMMARY
    from coopwiki.undoing import undo

    gone = environment(task.settings.prefix).get_template("gone.jinja").render()
    made = {".json": "{}", "": gone}
    done = undo(open_robot(task.choice, task.settings), SUMMARY, since, made=made)
    status = _told(done)
    if done.summaries:
        tell(
            "Au prochain passage les robots récriront ces pages : corriger d’abord la cause, ou les arrêter."
        )
    return status


def undo_deployment(task: Task) -> int:
    """Take back what the last deployment wrote; the pages it created are named and stay."""
    from coopwiki.deploying import STARTS
    from coopwiki.undoing import undo

    nothing: Mapping[str, str] = {}
    return _told(undo(open_deployed(task.choice, task.settings), STARTS, None, made=nothing))


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
