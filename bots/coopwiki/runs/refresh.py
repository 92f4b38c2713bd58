"""The one use case: read the wiki, check, compute, and bring the robots' pages up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.core.progress import Progress, unwatched
from coopwiki.publishing.context import Context
from coopwiki.publishing.orphan_pages import gone_pages
from coopwiki.publishing.reserved_pages import is_reserved
from coopwiki.publishing.robot_page import Published
from coopwiki.runs.audience_check import Readers
from coopwiki.runs.clock_check import refuse_a_wrong_clock
from coopwiki.runs.feed_store import Gather
from coopwiki.runs.last_run import last_run, refuse_a_leap, refuse_a_poor_read, remember
from coopwiki.runs.lasting_records import with_lasting
from coopwiki.runs.load import EVERYTHING, Sources, checked
from coopwiki.runs.past_records import with_past
from coopwiki.runs.render import context_of, make
from coopwiki.runs.renewals import keep_sums, with_sums
from coopwiki.runs.run_counts import RunCounts, tally
from coopwiki.runs.save import MayWrite, SaveResult, publish
from coopwiki.runs.seal import Seals
from coopwiki.runs.sealing import Sealing
from coopwiki.runs.touched import with_touched
from coopwiki.settings import Settings
from coopwiki.subjects.report import Report, ReportType
from coopwiki.wiki.port import Glance, Outcome, Status, Wiki

SUMMARY = "coopwiki : mise à jour"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run. `may_write` is asked before anything is read, then before each save.

    `everything` says that all reports are asked for; `fewer`, that it is right if pages have gone; `more`, if
    far more are made.
    `summary` is what each save says. `now` is the time by this machine where today was taken from it:
    then it must be the wiki's; None where a person said which day today is.
    """

    may_write: MayWrite
    everything: bool = True
    fewer: bool = False
    more: bool = False
    summary: str = SUMMARY
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the ledger it read, the reports that failed, the pages' fates.

    The ledger is None where the last run's outcome stands and nothing was read: then `kept` is what that one counted.
    `glance` is what a run saw that looked at nothing else, since nothing had moved.
    """

    ledger: Ledger | None
    failed: tuple[str, ...]
    fates: tuple[SaveResult, ...]
    kept: RunCounts = field(default_factory=RunCounts)
    work: Work | None = None
    glance: Glance | None = None

    @property
    def tally(self) -> RunCounts:
        """What the run counted: pages read, records left out."""
        return self.kept if self.ledger is None else self.ledger.once(tally)


@dataclass(frozen=True, slots=True)
class Work:
    """What was made of a ledger: reports by name, the names of those that failed, all the pages.

    `read` is the ledger before it was checked; the context holds it checked.
    """

    read: Ledger
    context: Context
    everything: bool
    reports: Mapping[str, Report[Any]]
    failed: tuple[str, ...]
    pages: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class LastSave:
    """A page as we left it, the revision it then had, and what was to say of it."""

    page: Published
    revision: int
    note: str = field(default="", compare=False)


class Refresher:
    """Brings the robots' pages of one wiki up to date, again and again.

    It remembers what it read, made and wrote. Where nothing changed it asks for lists and does no
    more. Else it works out the reports that read those record types, renders the pages whose values
    differ, and compares these with the wiki. A page of ours that somebody edited or deleted since is
    known by its revision, and put right. What a run that fails leaves undone, the next one does.
    With `seals` its first run asks for lists alone where the outcome of another process's last run stands.
    """

    def __init__(
        self,
        source: Wiki,
        target: Wiki,
        settings: Settings,
        types: Sequence[ReportType[Any]],
        watch: Progress = unwatched,
        feeds: Gather | None = None,
        seals: Seals | None = None,
    ) -> None:
        self._sealing = Sealing(source, settings, seals) if seals and target is source else None
        if self._sealing:
            source = target = self._sealing.noted
        self._sources = Sources(source, settings, watch, feeds=feeds)
        self._source, self._target = source, target
        self._is_source = target is source
        self._settings = settings
        self._types = types
        self._watch = watch
        self._readers: Readers | None = None  # None: nobody asked yet
        self._changed = EVERYTHING  # since the last work
        self._work: Work | None = None  # None: not yet
        self._left: dict[str, LastSave] = {}

    def refresh(self, today: date, orders: RunOptions) -> Run:
        """Read, check, compute, publish; a complete run marks pages without a subject.

        Raises Stopped, WikiError, Damaged where far fewer pages were read than last time or far more would be
        made, AudienceMismatch where more people would read the figures than can read where they come from.
        """
        may_write = orders.may_write("")
        if orders.now is not None:
            refuse_a_wrong_clock(orders.now, self._target)
        return self._as_left(today, orders) or self._anew(today, orders, is_to_write=may_write)

    def _as_left(self, today: date, orders: RunOptions) -> Run | None:
        """The first run where the last one's outcome stands; None where everything has to be looked at."""
        ordinary = orders.everything and not (orders.fewer or orders.more)
        if self._sealing is None or self._work is not None or not ordinary:
            return None
        kept = self._sealing.kept(today)
        return Run(None, (), kept.fates, kept.tally) if kept else None

    def _anew(self, today: date, orders: RunOptions, *, is_to_write: bool) -> Run:
        read = self._sources.read()
        self._changed |= self._sources.changed
        asking, work = self._asking(), self._work
        readers = asking.of(self._sources.titles)
        if work is None or not self._holds(work, read, today, orders, readers):
            work = self._made(read, today, orders, readers)
            self._work, self._changed = work, frozenset()
        asking.refuse_open([page.title for page in work.pages], readers)
        if self._is_source and is_to_write:
            keep_sums(work.context, self._settings)
        done = Run(work.context.ledger, work.failed, self._publish(work.pages, orders), work=work)
        self._seal(done, today, orders)
        return done

    def _seal(self, done: Run, today: date, orders: RunOptions) -> None:
        """Keep what the run was made from, if it did all there was to do; what was kept before is forgotten."""
        if self._sealing is not None and orders.everything:
            self._sealing.keep(done.fates, done.tally, today, self._sources, whole=not done.failed)

    def is_same_beside_the_wiki(self) -> bool:
        """Whether pseudonyms and announcements are those that the last run found."""
        return self._sources.is_same_beside_the_wiki()

    def _asking(self) -> Readers:
        if self._readers is None:
            self._readers = Readers(self._source, self._target, self._settings)
        return self._readers

    def _holds(self, work: Work, read: Ledger, today: date, orders: RunOptions, readers: Audience) -> bool:
        """Whether the same work would come out again."""
        same = work.read is read and not self._changed and not work.failed
        same = same and work.context.readers is readers
        return same and work.context.today == today and work.everything == orders.everything

    def _made(self, read: Ledger, today: date, orders: RunOptions, readers: Audience) -> Work:
        context = self._context(read, today, readers)
        if self._is_source:
            context = with_sums(context, self._settings)
        last = last_run(self._target, self._settings)
        if not orders.fewer:
            refuse_a_poor_read(context.ledger, last)
        made, failed = make(self._types, context, self._known(today))
        pages = [page for one in made for page in one.pages]
        if not orders.more:
            refuse_a_leap(len(pages), context.ledger, last)
        if orders.everything:
            pages.append(remember(read, len(pages), self._settings))
            pages += [] if failed else _gone(self._target, context, pages)
        context.forget_all_but(page.title for page in pages)
        reports = {one.report.name: one.report for one in made}
        return Work(read, context, orders.everything, reports, failed, tuple(pages))

    def _context(self, read: Ledger, today: date, readers: Audience) -> Context:
        """The ledger checked; where no record changed, no check is made again."""
        if self._work is None or self._work.context.readers is not readers:
            return context_of(self._checked(read, today), today, self._settings, readers)
        before = self._work.context
        if before.today != today:
            read.kept.forget()
        if self._changed or before.today != today:
            return replace(before, ledger=self._checked(read, today), today=today)
        same = replace(
            read,
            issues=before.ledger.issues,
            past=before.ledger.past,
            lasting=before.ledger.lasting,
            touched=before.ledger.touched,
            _derived={},
        )
        return replace(before, ledger=same)

    def _checked(self, read: Ledger, today: date) -> Ledger:
        own = self._is_source
        known = with_past(read, self._sources, self._source, self._settings, kept=own, first=own)
        lasting = with_lasting(known, self._sources, self._source, self._settings, kept=own, first=own)
        return checked(with_touched(lasting, self._source), today)

    def _known(self, today: date) -> dict[str, Report[Any]]:
        """The reports that read no record type of which something changed."""
        if self._work is None or self._work.context.today != today:
            return {}
        touched = {type_.name for type_ in self._types if not self._changed.isdisjoint(type_.reads)}
        return {n: report for n, report in self._work.reports.items() if n not in touched}

    def _publish(self, pages: Sequence[Published], orders: RunOptions) -> tuple[SaveResult, ...]:
        now = self._revisions()
        if self._sealing is not None:
            self._sealing.asked.begin_writing()
        kept = {page.title: self._left[page.title] for page in pages if self._stands(page, now)}
        others = {page.title: page for page in pages if page.title not in kept}
        fates = publish(self._target, others.values(), orders.summary, orders.may_write, self._watch)
        written = {fate.title: LastSave(others[fate.title], fate.outcome.revision, fate.note) for fate in fates}
        self._left = {**kept, **written}
        same = (SaveResult(title, Outcome(Status.UNCHANGED, left.revision), left.note) for title, left in kept.items())
        return (*same, *fates)

    def _revisions(self) -> Mapping[str, int]:
        """At which revisions the pages we left stand now; those just listed aren't asked for again."""
        listed = self._sources.revisions if self._is_source else {}
        others = [title for title in self._left if title not in listed]
        standing = self._target.standing(others) if others else {}
        return {**listed, **{title: page.revision for title, page in standing.items()}}

    def _stands(self, page: Published, now: Mapping[str, int]) -> bool:
        """Whether a page is what we left, and what it should be."""
        revision = now.get(page.title)
        return revision is not None and self._left.get(page.title) == LastSave(page, revision)


def refresh(
    source: Wiki,
    target: Wiki,
    settings: Settings,
    today: date,
    types: Sequence[ReportType[Any]],
    orders: RunOptions,
    feeds: Gather | None = None,
) -> Run:
    """Read, check, compute, publish; a complete run marks pages without a subject.

    Raises Stopped, WikiError, and Damaged where far fewer pages were read than last time, or far more would be made.
    """
    return Refresher(source, target, settings, types, feeds=feeds).refresh(today, orders)


def _gone(target: Wiki, context: Context, pages: Iterable[Published]) -> Iterator[Published]:
    normal = target.site().titles.normal
    root, data = f"{normal(context.root)}/", f"{normal(context.data)}/"
    made = {normal(page.title) for page in pages}
    own = (*target.titles_under(root), *target.titles_under(data))
    left = [title for title in own if title not in made]
    held = target.stored([t for t in left if not is_reserved(context, t.removeprefix(root))])
    return gone_pages(context, {title: stored.text for title, stored in held.items()})
