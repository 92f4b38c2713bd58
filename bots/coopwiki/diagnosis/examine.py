"""`coopwiki doctor`: everything that keeps robots from working, looked at once, each with what to do.

Nothing is written on the wiki.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from coopwiki.connect import (
    WikiSource,
    cache_of,
    deployer,
    directory_of,
    importer,
    open_deployed,
    open_importer,
    open_robot,
    open_visitor,
)
from coopwiki.deployment import deploy as deploying
from coopwiki.deployment.shipped_page import sources
from coopwiki.diagnosis import installed, machine, robot_account, site
from coopwiki.diagnosis.finding import Finding, ok, warning, wrong
from coopwiki.publishing.page_names import STOP
from coopwiki.serving.permission import Paused, Permission
from coopwiki.serving.state import read_state
from coopwiki.serving.status import STATE
from coopwiki.serving.talk_pause import GO_ON, Listening, talk_page
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.port import Denied, Stopped, Wiki, WikiError
from coopwiki.wiki.retry import Patience
from coopwiki.wiki.session import Session
from coopwiki.wiki.site_info import facts

QUICK = Patience(first=1, longest=1, silent=2, busy=2)
"""Whoever asks what is wrong doesn't want to wait until it is over."""

_AGREE = "mettre d’accord wiki.toml, le mot de passe et le wiki ; « coopwiki grants » dit comment."
_ANSWERS = "si le wiki répond dans un navigateur, vérifier son adresse dans wiki.toml ; sinon, attendre."


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found; `reached` is false where the wiki can't be read under our account."""

    findings: tuple[Finding, ...]
    reached: bool


def examine(choice: WikiSource, settings: Settings, schedule: Path) -> Examination:
    """Look at this machine, then at the wiki. Raises WrongSettings where no wiki is configured."""
    found = list(_machine(choice, settings, schedule))
    try:
        with closing(open_robot(choice, settings, QUICK)) as robot:
            found += _wiki(choice, settings, robot.session, robot)
            found += _held(settings, robot, robot, robot.session.account.user or "")
            return Examination(tuple(found), reached=True)
    except Denied as error:
        found.append(wrong("Compte", str(error), _AGREE))
    except WikiError as error:
        found.append(wrong("Connexion", str(error), _ANSWERS))
    found += _seen_by_all(choice, settings)
    return Examination(tuple(found), reached=False)


def _machine(choice: WikiSource, settings: Settings, schedule: Path) -> Iterator[Finding]:
    yield machine.of_zone(settings.timezone)
    yield from machine.of_directory(directory_of(choice, settings))
    yield machine.of_cache(cache_of(choice, settings), settings.api)
    yield machine.of_schedule(schedule, [report.name for report in REPORTS])
    for job in read_state(directory_of(choice, settings) / STATE).jobs.values():
        yield from (warning("Pages", text, "le faire, puis attendre le prochain passage.") for text in job.held)


def _wiki(choice: WikiSource, settings: Settings, session: Session, robot: Wiki) -> Iterator[Finding]:
    told = facts(session)
    yield site.of_address(session.account.api, told)
    yield from robot_account.of_account(told)
    yield from site.of_site(told)
    yield from _installed(settings, robot)
    yield _deployer(choice, settings)
    if settings.import_account:
        yield _importer(choice, settings)
    yield site.of_amounts(settings.amounts_by_person, public=not robot.closed([settings.root]))


def _seen_by_all(choice: WikiSource, settings: Settings) -> Iterator[Finding]:
    """What a visitor reads, where our account isn't let in; nothing where the wiki is silent."""
    with suppress(WikiError), closing(open_visitor(choice, settings, QUICK)) as visitor:
        told = facts(visitor.session)
        yield site.of_address(visitor.session.account.api, told)
        yield from site.of_site(told)


def _installed(settings: Settings, robot: Wiki) -> Iterator[Finding]:
    stop = settings.page(STOP)
    try:
        yield from installed.of_templates(deploying.plan(robot, sources(stop), settings.prefix))
    except Denied:
        raise
    except WikiError as error:
        yield wrong("Modèles", str(error), "puis relancer « coopwiki deploy ».")
    yield installed.of_stop_page(stop, robot.stored([stop]).get(stop))


def _held(settings: Settings, robot: Wiki, listener: Listening, user: str) -> Iterator[Finding]:
    """What members hold back beside the stop page: a message that pauses all robots, the page of one of them."""
    permission = Permission(robot, settings, talk_page(robot.site().titles, user), listener)
    try:
        permission()
    except Paused as reason:
        yield warning("Pause", str(reason), "lire ce message, y répondre, puis laisser les robots reprendre.")
    except Stopped:
        return  # the finding about the stop page says it
    names = permission.stopped(tuple(report.called for report in REPORTS))
    if names:
        said = f"arrêtés par leur propre page, leurs pages restent telles quelles : {', '.join(names)}."
        yield warning("Robots", said, f"pour reprendre, y écrire « {GO_ON} ».")


def _deployer(choice: WikiSource, settings: Settings) -> Finding:
    """The account of deployments, where its password is given here; it need not be."""
    subject = "Compte de déploiement"
    if not deployer(choice, settings).password:
        return ok(
            subject,
            "pas de mot de passe ici, donc pas regardé : seul « coopwiki deploy » s’en sert.",
        )
    try:
        with closing(open_deployed(choice, settings, QUICK)) as live:
            return robot_account.of_deployer(facts(live.session))
    except Denied as error:
        return wrong(subject, str(error), _AGREE)


def _importer(choice: WikiSource, settings: Settings) -> Finding:
    """The account of imports, where its password is given here; it need not be."""
    subject = "Compte des importations"
    try:
        if not importer(choice, settings).password:
            return ok(subject, "pas de mot de passe ici, donc pas regardé : seul « coopwiki import --save » s’en sert.")
        with closing(open_importer(choice, settings, QUICK)) as live:
            return robot_account.of_importer(facts(live.session))
    except (Denied, WrongSettings) as error:
        return wrong(subject, str(error), _AGREE)
