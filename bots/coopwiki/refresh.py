"""The one use case: read the wiki, check, compute, and bring the robots' pages up to date."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coopwiki.checks import check
from coopwiki.core.ledger import Ledger
from coopwiki.core.source import Page
from coopwiki.core.titles import TEMPLATE
from coopwiki.last_run import refuse_a_poor_read, remember
from coopwiki.publishing import PAGES
from coopwiki.publishing.context import ROBOTS, STOP, Context
from coopwiki.publishing.gone import gone_pages
from coopwiki.publishing.layout import environment
from coopwiki.publishing.robot_page import Published
from coopwiki.reading.books import books
from coopwiki.reading.listing import Found, Listing
from coopwiki.reading.page import PageReader, PageReading
from coopwiki.reading.templates import templates
from coopwiki.records import RECORDS
from coopwiki.reports.report import Report, ReportType
from coopwiki.saving import Fate, Stopped, publish
from coopwiki.settings import Settings
from coopwiki.wiki.port import Wiki

log = logging.getLogger(__name__)
SUMMARY = "coopwiki : mise à jour"
RUNNING = "marche"


@dataclass(frozen=True, slots=True)
class Made:
    """A report and its pages."""

    report: Report
    pages: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Orders:
    """How to run. `may_write` is asked before anything is read, then before each save.

    `everything` says that all reports are asked for; `fewer`, that it is right if pages have gone.
    """

    may_write: Callable[[], bool]
    everything: bool = True
    fewer: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the ledger it read, the reports that failed, the pages' fates."""

    ledger: Ledger
    failed: tuple[str, ...]
    fates: tuple[Fate, ...]


def read(wiki: Wiki, settings: Settings) -> Ledger:
    """Everything members wrote, unchecked."""
    pages = tuple(wiki.pages())
    titles = wiki.site().titles
    redirects = [page for page in pages if page.redirect]
    names = templates(
        titles, RECORDS, [p for p in redirects if p.namespace == TEMPLATE], settings.prefix
    )
    reader = PageReader(names, wiki.site().extension_tags)
    return books(_readings(wiki, reader, sources(pages, settings)), redirects, titles)


def sources(pages: Iterable[Page], settings: Settings) -> dict[int, Page]:
    """The pages members write records on, by id: no redirect, no template, no robot page."""
    own = settings.root + "/"
    return {
        page.id: page
        for page in pages
        if not page.redirect and page.namespace != TEMPLATE and page.title != settings.root
        and not page.title.startswith(own)
    }  # fmt: skip


def _readings(wiki: Wiki, reader: PageReader, pages: dict[int, Page]) -> Iterator[PageReading]:
    for text in wiki.texts(list(pages)):
        page = pages[text.id]
        at = page if text.revision == page.revision else replace(page, revision=text.revision)
        yield reader.read(text.text, at)


def calls(wiki: Wiki, settings: Settings, template: str) -> Iterator[Found]:
    """The calls of one template on every source page, in order of page title, then of their openings."""
    pages = tuple(wiki.pages())
    site = wiki.site()
    redirects = [page for page in pages if page.redirect and page.namespace == TEMPLATE]
    listing = Listing(template, site.titles, redirects, site.extension_tags)
    wanted = sources(pages, settings)
    texts = {text.id: text.text for text in wiki.texts(list(wanted))}
    for page in sorted(wanted.values(), key=lambda page: page.title):
        if page.id in texts:
            yield from listing.of(texts[page.id], page)


def checked(ledger: Ledger, today: date) -> Ledger:
    """The ledger with every issue in it."""
    return replace(ledger, issues=check(ledger, today), _derived={})


def make(types: Iterable[ReportType], context: Context) -> tuple[tuple[Made, ...], tuple[str, ...]]:
    """Every report with its pages, and the names of those that failed; the others are made all the same."""
    made, failed = [], []
    for type_ in types:
        try:
            made.append(_made(type_, context))
        except Exception:  # the operator gets the traceback, members the other reports
            log.exception("le rapport « %s » a échoué", type_.name)
            failed.append(type_.name)
    return tuple(made), tuple(failed)


def _made(type_: ReportType, context: Context) -> Made:
    report = Report(type_.name, type_.compute(context.ledger, context.today))
    return Made(report, tuple(PAGES[report.name](context, report.data)))


def context_of(ledger: Ledger, today: date, settings: Settings) -> Context:
    """What the pages are made from."""
    show_people = settings.amounts_by_person == "everyone"
    return Context(
        ledger, today, settings.root, settings.data, environment(settings.prefix), show_people
    )


def refresh(
    source: Wiki,
    target: Wiki,
    settings: Settings,
    today: date,
    types: Sequence[ReportType],
    orders: Orders,
) -> Run:
    """Read, check, compute, publish; a complete run marks pages without a subject and writes the state page.

    Raises Stopped, WikiError, and Damaged where far fewer pages were read than last time.
    """
    if not orders.may_write():
        raise Stopped
    ledger = checked(read(source, settings), today)
    if not orders.fewer:
        refuse_a_poor_read(ledger, target, settings)
    context = context_of(ledger, today, settings)
    made, failed = make(types, context)
    pages = [page for one in made for page in one.pages]
    if orders.everything:
        pages += [remember(ledger, settings), _state(context, made, failed)]
        pages += [] if failed else _gone(target, context, pages, settings)
    return Run(ledger, failed, publish(target, pages, SUMMARY, orders.may_write))


def running(target: Wiki, settings: Settings) -> Callable[[], bool]:
    """Asks the stop page, again each time: anything but `marche`, or no page, stops."""
    title = settings.page(STOP)

    def may_write() -> bool:
        stored = target.stored([title]).get(title)
        return stored is not None and stored.text.strip() == RUNNING

    return may_write


def _gone(
    target: Wiki, context: Context, pages: Iterable[Published], settings: Settings
) -> Iterator[Published]:
    normal = target.site().titles.normal
    kept = {normal(page.title) for page in pages} | {normal(settings.page(STOP))}
    own = [*target.titles_under(settings.root + "/"), *target.titles_under(settings.data + "/")]
    held = target.stored([title for title in own if title not in kept])
    return gone_pages(context, {title: stored.text for title, stored in held.items()})


def _state(context: Context, made: Sequence[Made], failed: Sequence[str]) -> Published:
    records = sum(len(context.ledger.of(type_)) for type_ in RECORDS)
    return context.page(
        context.title(ROBOTS), "robots", "robots", left_out=len(context.ledger.left_out), revision=0,
        on=context.today, records=records, reports=[one.report.name for one in made], failed=list(failed),
    )  # fmt: skip
