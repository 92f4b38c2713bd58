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
from coopwiki.saving import Fate, publish
from coopwiki.settings import Settings
from coopwiki.wiki.port import Wiki

log = logging.getLogger(__name__)
SUMMARY = "coopwiki : mise à jour"
RUNNING = "marche"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the ledger it read, the reports it made, the ones that failed, the pages' fates."""

    ledger: Ledger
    reports: tuple[Report, ...]
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


def compute(
    ledger: Ledger, today: date, types: Sequence[ReportType]
) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """Every report, and the names of those that failed; one that fails does not stop the others."""
    made, failed = [], []
    for type_ in types:
        try:
            made.append(Report(type_.name, type_.compute(ledger, today)))
        except Exception:  # the operator gets the traceback, members the other reports
            log.exception("le rapport « %s » a échoué", type_.name)
            failed.append(type_.name)
    return tuple(made), tuple(failed)


def pages_of(reports: Iterable[Report], context: Context) -> Iterator[Published]:
    """The pages of these reports."""
    for report in reports:
        yield from PAGES[report.name](context, report.data)


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
    *,
    everything: bool,
    may_write: Callable[[], bool],
) -> Run:
    """Read, check, compute, publish. `everything` says that `types` are all reports: then pages that no
    longer have a subject are marked so, and the state page is written.
    """
    ledger = checked(read(source, settings), today)
    reports, failed = compute(ledger, today, types)
    context = context_of(ledger, today, settings)
    pages = list(pages_of(reports, context))
    if everything:
        if not failed:
            pages += gone_pages(context, pages, _own_titles(target, settings))
        pages.append(_state(context, reports, failed))
    fates = publish(target, pages, SUMMARY, may_write)
    return Run(ledger, reports, failed, fates)


def running(target: Wiki, settings: Settings) -> Callable[[], bool]:
    """Asks the stop page, again each time: anything but `marche`, or no page, stops."""
    title = settings.page(STOP)

    def may_write() -> bool:
        stored = target.stored([title]).get(title)
        return stored is not None and stored.text.strip() == RUNNING

    return may_write


def _own_titles(target: Wiki, settings: Settings) -> list[str]:
    own = [settings.page(STOP), settings.page(ROBOTS)]
    found = [*target.titles_under(settings.root + "/"), *target.titles_under(settings.data + "/")]
    return [title for title in found if title not in own]


def _state(context: Context, reports: Sequence[Report], failed: Sequence[str]) -> Published:
    records = sum(len(context.ledger.of(type_)) for type_ in RECORDS)
    return context.page(
        context.title(ROBOTS), "robots", "robots", left_out=len(context.ledger.left_out), revision=0,
        on=context.today, records=records, reports=[report.name for report in reports], failed=list(failed),
    )  # fmt: skip
