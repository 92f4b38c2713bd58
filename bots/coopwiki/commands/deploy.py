"""`coopwiki deploy`: templates, modules and help pages to the wiki."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from coopwiki.commands import arguments as options
from coopwiki.commands.command import refuse_files, task_of
from coopwiki.commands.undone import said
from coopwiki.connect import open_deployed
from coopwiki.runs.task import FINE, ISSUES, Task
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("--plan", action="store_true", help="dire ce qui serait fait, sans rien faire")
    parser.add_argument("--force", action="store_true", help="remplacer aussi les pages modifiées sur le wiki")
    options.undo(parser, "reprendre ce que le dernier déploiement a écrit")


def run(given: argparse.Namespace) -> int:
    """Bring templates and modules to the wiki, or take the last time back."""
    task = task_of(given)
    refuse_files(task.choice)
    if given.undo:
        return undo_deployment(task)
    return deploy(task, only_plan=given.plan, force=given.force)


def deploy(task: Task, *, only_plan: bool, force: bool) -> int:
    """Bring templates and modules to the wiki; print the plan, or what was done."""
    from coopwiki.deployment import deploy as deploying
    from coopwiki.deployment.shipped_page import sources
    from coopwiki.publishing.page_names import STOP
    from coopwiki.runs.undo import stamped

    wiki = open_deployed(task.choice, task.settings)
    planned = deploying.plan(wiki, sources(task.settings.page(STOP)), task.settings.prefix)
    print_out(deploying.render(planned, force=force))
    if only_plan:
        return FINE
    summary = stamped(deploying.SUMMARY, datetime.now(ZoneInfo(task.settings.timezone)))
    done = deploying.apply(wiki, planned, force=force, summary=summary)
    print_out(deploying.render_done(done))
    return ISSUES if done.failed else FINE


def undo_deployment(task: Task) -> int:
    """Take back what the last deployment wrote; the pages it created are named and stay."""
    from coopwiki.deployment.deploy import STARTS
    from coopwiki.publishing.page_names import STOP
    from coopwiki.runs.undo import undo

    wiki = open_deployed(task.choice, task.settings)
    return said(undo(wiki, STARTS, made={}, leave=[task.settings.page(STOP)]))
