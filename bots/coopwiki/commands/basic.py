"""What each command does, once its words are understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coopwiki.connect import open_deployed, open_folder, open_source
from coopwiki.core.audience import Audience
from coopwiki.core.forgotten import Register
from coopwiki.core.ledger import Ledger
from coopwiki.core.source import Page
from coopwiki.exchange.as_json import dumps
from coopwiki.exchange.as_text import issue_line, report_text
from coopwiki.privacy.forgetting import BY_ID
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs import load as sources
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.schema.record import Record
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.output import print_data, print_out, write_out
from coopwiki.wiki.port import Status

if TYPE_CHECKING:
    from coopwiki.runs.refresh import Run


def check(task: Task, form: str) -> int:
    """Print every issue; 1 when one of them is an error."""
    ledger = task.ledger()
    if form == "json":
        print_out(dumps(ledger.issues))
    else:
        print_out("\n".join(issue_line(issue) for issue in ledger.issues))
    errors = sum(issue.severity == "error" for issue in ledger.issues)
    remarks = counted(len(ledger.issues) - errors, "remarque", "remarques")
    pages = counted(ledger.pages_read, "page lue", "pages lues")
    tell(f"{pages} : {counted(errors, 'erreur', 'erreurs')}, {remarks}.")
    return ISSUES if errors else FINE


def report(task: Task, type_: ReportType[Any], form: str) -> int:
    """Print one report."""
    ledger, readers = task.books()
    data = type_.compute(ledger, task.today)
    if form == "json":
        print_out(dumps(data))
    elif form == "text":
        print_out(report_text(data))
    else:
        print_data(_wikitext(task, ledger, readers, type_, data))
    return FINE


def _wikitext(
    task: Task,
    ledger: Ledger,
    readers: Callable[[], Audience],
    type_: ReportType[Any],
    data: object,
) -> str:
    from coopwiki.publishing.robot_page import RobotPage
    from coopwiki.runs.render import context_of
    from coopwiki.subjects.pages import PAGES

    context = context_of(ledger, task.today, task.settings, readers())
    pages = PAGES[type_.name](replace(context, robot=type_.called, report=type_.name), data)
    return "\n\n".join(f"<!-- {p.title} -->\n{p.content}" for p in pages if isinstance(p, RobotPage))


def export(task: Task, type_: type[Record], form: str) -> int:
    """Print every record of a type, future ones too."""
    from coopwiki.subjects.exports import export_bytes

    write_out(export_bytes(task.ledger(), type_, form))
    return FINE


def export_all(task: Task, form: str) -> int:
    """Print every record of every type in one file."""
    from coopwiki.subjects.exports import book_bytes

    write_out(book_bytes(task.ledger(), form))
    return FINE


def calls(task: Task, template: str) -> int:
    """Print the calls of a template, one JSON object a line; who is forgotten goes by a pseudonym."""
    register = pseudonyms(task.settings).register()
    replaced = register.replaced
    for found in sources.calls(open_source(task.choice, task.settings), task.settings, template):
        place = {
            "page": _unnamed(found.page, register),
            "page_id": found.page.id,
            "revision": found.page.revision,
        }
        params = {replaced(name): register.of(value) or replaced(value) for name, value in found.call.params.items()}
        call = {"line": found.call.line, "name": found.call.name, "params": params}
        print_out(json.dumps(place | call, ensure_ascii=False))
    return FINE


def _unnamed(page: Page, register: Register) -> str:
    """The title of a page, its address by number where it names somebody forgotten."""
    return f"{BY_ID}{page.id}" if register.mentions(page.title) else page.title


def run(task: Task, types: Sequence[ReportType[Any]], schedule: Path, *, fewer: bool, more: bool) -> int:
    """Bring the robots' pages on the wiki up to date; 1 when a report or a page failed."""
    from coopwiki.serving.assembly import by_hand, place_of

    return _told(by_hand(place_of(task, schedule), types, fewer=fewer, more=more))


def run_into(task: Task, types: Sequence[ReportType[Any]], out: Path, *, fewer: bool, more: bool) -> int:
    """Write the robots' pages into a folder; 1 when a report or a page failed."""
    from coopwiki.runs.feeds import asking_feeds
    from coopwiki.runs.refresh import Orders, refresh

    everything = len(types) == len(REPORTS)
    feeds = None if task.choice.as_of else asking_feeds(task.settings, lambda: task.today)
    orders = Orders(lambda _: True, everything=everything, fewer=fewer, more=more, now=task.now)
    source, target = open_source(task.choice, task.settings), open_folder(out)
    return _told(refresh(source, target, task.settings, task.today, types, orders, feeds))


def _stamped(task: Task, summary: str) -> str:
    from coopwiki.runs.undo import stamped

    return stamped(summary, datetime.now(ZoneInfo(task.settings.timezone)))


def _told(done: Run) -> int:
    """Say what became of the pages."""
    from coopwiki.runs.save import HELD

    refused = [f for f in done.fates if f.outcome.status in (Status.REFUSED, Status.CONFLICT)]
    for fate in refused:
        tell(f"{fate.title} : {fate.outcome.message}")
    held = sum(fate.outcome.code == HELD for fate in done.fates)
    if held:
        pages_held = counted(held, "page laissée telle quelle", "pages laissées telles quelles")
        tell(f"{pages_held} : leur robot est arrêté par sa page.")
    for name in done.failed:
        tell(f"Le rapport « {name} » a échoué ; les autres sont écrits.")
    saved = sum(fate.outcome.status is Status.SAVED for fate in done.fates)
    read, left = done.ledger.pages_read, done.ledger.to_mend
    pages, sheets = (
        counted(read, "page lue", "pages lues"),
        counted(left, "fiche écartée", "fiches écartées"),
    )
    tell(f"{pages}, {sheets}, {counted(saved, 'page écrite', 'pages écrites')} sur {len(done.fates)}.")
    return ISSUES if done.failed or refused else FINE


def dry_run(task: Task, types: Sequence[ReportType[Any]], *, fewer: bool, more: bool) -> int:
    """Print the titles of the pages that a run would write: the run of robots that may not."""
    from coopwiki.runs.refresh import Orders, refresh
    from coopwiki.runs.save import HELD

    everything = len(types) == len(REPORTS)
    orders = Orders(lambda _: False, everything=everything, fewer=fewer, more=more, now=task.now)
    wiki = open_source(task.choice, task.settings)
    done = refresh(wiki, wiki, task.settings, task.today, types, orders)
    titles = [fate.title for fate in done.fates if fate.outcome.code == HELD]
    if titles:
        print_out("\n".join(titles))
    pages = counted(len(titles), "page le serait", "pages le seraient")
    tell(f"Rien n’est écrit : {pages}, sur {len(done.fates)}.")
    return ISSUES if done.failed else FINE


def deploy(task: Task, *, only_plan: bool, force: bool) -> int:
    """Bring templates and modules to the wiki; print the plan, or what was done."""
    from coopwiki.deployment import deploy as deploying
    from coopwiki.deployment.source import sources
    from coopwiki.publishing.page_names import STOP

    wiki = open_deployed(task.choice, task.settings)
    planned = deploying.plan(wiki, sources(task.settings.page(STOP)), task.settings.prefix)
    print_out(deploying.render(planned, force=force))
    if only_plan:
        return FINE
    summary = _stamped(task, deploying.SUMMARY)
    done = deploying.apply(wiki, planned, force=force, summary=summary)
    print_out(deploying.render_done(done))
    return ISSUES if done.failed else FINE


def record_named(name: str) -> type[Record] | None:
    """A record type by its English or its French name: `contribution`, `Virement`."""
    wanted = name.casefold()
    return next((t for t in RECORDS if wanted in (t.__name__.casefold(), t.template.casefold())), None)
