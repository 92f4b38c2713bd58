"""The pages members write on a wiki → the ledger; what did not change is not read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from coopwiki.core.announcements import NOTHING_ANNOUNCED, Announcements
from coopwiki.core.forgotten import NOBODY, Register
from coopwiki.core.issue import Issue
from coopwiki.core.kept_results import KeptResults
from coopwiki.core.later import Later
from coopwiki.core.ledger import DeadLink, Ledger
from coopwiki.core.progress import Progress, unwatched
from coopwiki.core.source import Page
from coopwiki.core.titles import TEMPLATE
from coopwiki.privacy.forgetting import without
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.reading.page_reader import PageReader, PageReading
from coopwiki.reading.templates import templates
from coopwiki.runs.feed_store import Gather, kept_feeds
from coopwiki.runs.unread import unread
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.books import books
from coopwiki.subjects.freshness.linked_pages import dead, linked_pages
from coopwiki.subjects.freshness.verified import Verified
from coopwiki.subjects.perimeter import within
from coopwiki.subjects.records import RECORDS
from coopwiki.wiki.port import Wiki, WikiError

EVERYTHING: frozenset[type] = frozenset(RECORDS)
READING = "Lecture des pages"
MOST = 2_000_000
"""Records that one run accepts, left-out ones included: some 1.3 GB of memory (bench/README.md)."""


_Beside = tuple[tuple[DeadLink, ...], tuple[str, ...]]
"""What pages there are says: the records' links that are dead, the titles of the documentation."""


class TooMany(WikiError):
    """More records than a machine can be expected to hold: a mistake, or somebody's mischief."""


class Sources:
    """What members wrote on one wiki.

    Keep it, and each `read` costs the wiki's lists and the texts that changed since the last one.
    Readings are kept by page id, as long as title and revision stay. All pages are read again where
    a template got another redirect, and where the newest revision has gone down: then the wiki was
    put back to an earlier state, and may use the same revisions for other texts. Who is forgotten goes by
    a pseudonym; `forgotten` says who, the file of pseudonyms by default. `feeds` gives what the feeds announced; what
    is kept of them by default.
    """

    def __init__(
        self,
        wiki: Wiki,
        settings: Settings,
        watch: Progress = unwatched,
        forgotten: Callable[[], Register] | None = None,
        feeds: Gather | None = None,
    ) -> None:
        self.changed = EVERYTHING
        """The record types of which the last `read` may have found others than the one before."""
        self.revisions: Mapping[str, int] = {}
        """The revisions of all pages, ours included, as the last `read` found them listed."""
        self.titles: tuple[str, ...] = ()
        """The titles of the pages that hold records, or something taken for one, in no order."""
        self._wiki = wiki
        self._settings = settings
        self._watch = watch
        self._readings: dict[int, PageReading] = {}
        self._redirects: tuple[Page, ...] = ()
        self._reader: PageReader | None = None  # None: nothing read yet
        self._unread: tuple[Issue, ...] = ()
        self._newest = 0
        self._kept = KeptResults()  # by the ledgers, one after the other
        self._whole = False  # whether the last `read` came to its end
        self._ledger = self._books = Ledger()  # as it is given, and as it was read
        self._linked: tuple[DeadLink, ...] = ()  # every link of its records
        self._documents: frozenset[int] = frozenset()  # the pages of the documentation category
        self._made: tuple[Ledger, Announcements, _Beside] | None = None  # what the ledger was made of
        self._forgotten = forgotten or pseudonyms(settings).register
        self._feeds = feeds or kept_feeds(settings)
        self._register = NOBODY  # as the last `read` found it

    def is_same_beside_the_wiki(self) -> bool:
        """Whether pseudonyms and announcements are those that the last `read` found."""
        announced = self._made[1] if self._made else None
        return self._forgotten() is self._register and self._feeds(self._books) is announced

    @property
    def announced(self) -> Announcements:
        """What the feeds had announced when the last `read` asked."""
        return self._made[1] if self._made else NOTHING_ANNOUNCED

    @property
    def register(self) -> Register:
        """Who was forgotten when the last `read` asked."""
        return self._register

    def read(self) -> Ledger:
        """Everything members wrote, unchecked; the same object as last time if nothing changed.

        What shows and isn't read is asked for where a listed page changed; the robots' own state page does each day.

        Raises WikiError, TooMany among them.
        """
        pages = tuple(self._wiki.pages())
        listed, self.revisions = self.revisions, {page.title: page.revision for page in pages}
        known, self._whole = self._whole, False
        register = self._forgotten()
        known, self._register = known and register is self._register, register
        same_names, reader = self._follow(pages)
        wanted = sources(pages, self._root())
        changed = self._update(reader, wanted)
        if not known or self.revisions != listed:
            before, self._unread = self._unread, unread(self._wiki, reader.templates, self._readings, wanted)
            changed = changed if self._unread == before else EVERYTHING
            category = self._settings.documentation
            self._documents = self._wiki.in_category(category) if category else frozenset()
        self.changed, self._whole = (changed if known and same_names else EVERYTHING), True
        counts = (len(self._readings), sum(reading.draft for reading in self._readings.values()))
        if self.changed or counts != (self._ledger.pages_read, self._ledger.drafts):
            titles = self._wiki.site().titles
            whole = books(self._readings.values(), self._redirects, titles, self._unread)
            self._books = _of(whole, self._settings, self._kept)
            self.titles = tuple(r.page.title for r in self._readings.values() if _holds(r))
            self._linked = linked_pages(self._books, titles)
        self._ledger = self._completed(register)
        return self._ledger

    def _completed(self, register: Register) -> Ledger:
        """The books with what the feeds announced and what pages there are; the ledger given last time if same."""
        announced, beside = self._feeds(self._books), self._beside()
        made = (self._books, announced, beside)
        if self._made and self._made[0] is made[0] and self._made[1] is made[1] and self._made[2] == beside:
            return self._ledger
        if self._made and self._made[1] is not announced:
            self.changed = EVERYTHING
        elif self._made and self._made[2] != beside:
            self.changed |= {Verified}
        self._made = made
        links, documents = beside
        told = replace(self._books, announcements=announced, dead_links=links, documents=documents)
        return without(told, register)

    def _beside(self) -> _Beside:
        documents = (self._readings[number].page.title for number in self._documents & self._readings.keys())
        return dead(self._linked, self.revisions), tuple(sorted(documents))

    def standing(self) -> Mapping[int, Page]:
        """The source pages by id, as the last `read` found them."""
        return {number: reading.page for number, reading in self._readings.items()}

    def current(self, ids: Collection[int]) -> Ledger:
        """The books of these pages alone, as the last `read` found them."""
        return self._books_of(self._readings[number] for number in ids)

    def reread(self, texts: Iterable[tuple[Page, str]]) -> Ledger:
        """The books of these texts alone, as if pages had them now."""
        reader = self._reader
        return self._books_of(reader.read(text, page) for page, text in texts) if reader else Ledger()

    def _books_of(self, readings: Iterable[PageReading]) -> Ledger:
        return without(books(readings, self._redirects, self._wiki.site().titles), self._register)

    def _follow(self, pages: Iterable[Page]) -> tuple[bool, PageReader]:
        """Whether all names lead where they led, and the reader that knows those of templates."""
        newest = max((page.revision for page in pages), default=0)
        redirects = tuple(replace(page, revision=0) for page in pages if page.redirect)
        same = redirects == self._redirects and self._reader is not None
        reader = self._reader
        if reader is None or newest < self._newest or _to_templates(redirects) != _to_templates(self._redirects):
            reader = self._new_reader(redirects)
            self._readings.clear()
            self._kept, same = KeptResults(), False
        self._newest, self._redirects, self._reader = newest, redirects, reader
        return same, reader

    def _root(self) -> str:
        return self._wiki.site().titles.normal(self._settings.root)

    def _new_reader(self, redirects: Iterable[Page]) -> PageReader:
        site = self._wiki.site()
        prefix = self._settings.prefix
        names = templates(site.titles, RECORDS, _to_templates(redirects), prefix)
        return PageReader(names, site.extension_tags, site.version)

    def _update(self, reader: PageReader, wanted: Mapping[int, Page]) -> frozenset[type]:
        """Read what is new and forget what is gone; the record types of both."""
        known = self._readings
        concerned = [known.pop(number) for number in known.keys() - wanted.keys()]
        stale = {n: page for n, page in wanted.items() if n not in known or known[n].page != page}
        standing = (reading for number, reading in known.items() if number not in stale)
        read = _bearable(_readings(self._wiki, reader, stale), sum(map(_size, standing)))
        for reading in self._watch(read, len(stale), READING):
            number = reading.page.id
            concerned += [known[number], reading] if number in known else [reading]
            known[number] = reading
        return frozenset(type_ for reading in concerned for type_ in _types(reading))


def read(wiki: Wiki, settings: Settings, watch: Progress = unwatched) -> Ledger:
    """Everything members wrote, unchecked."""
    return Sources(wiki, settings, watch).read()


def _of(ledger: Ledger, settings: Settings, kept: KeptResults) -> Ledger:
    """The ledger that knows its time zone, the one circle it is of, and what was worked out before.

    Raises WrongSettings where nobody wrote that circle's sheet.
    """
    perimeter = settings.perimeter
    if perimeter and perimeter not in ledger.circles:
        near = ledger.circles.nearest(perimeter)
        write = f"écrire « {near} »" if near else "écrire sa fiche {{Cercle}}"
        raise WrongSettings(f"Le réglage perimeter nomme « {perimeter} », qui n’a pas de fiche : {write}.")
    return replace(ledger, perimeter=perimeter, zone=settings.timezone, kept=kept)


def _to_templates(redirects: Iterable[Page]) -> list[Page]:
    return [page for page in redirects if page.namespace == TEMPLATE]


def _holds(reading: PageReading) -> bool:
    """Whether there is something on a page that may count, or be listed."""
    return bool(reading.records or reading.left_out or reading.issues)


def _types(reading: PageReading) -> Iterable[type]:
    """The record types of a page; an issue may concern any."""
    if reading.issues:
        return EVERYTHING
    return {*map(type, reading.records), *(item.type for item in reading.left_out)}


def _readings(wiki: Wiki, reader: PageReader, pages: Mapping[int, Page]) -> Iterator[PageReading]:
    for text in wiki.texts(pages.keys()):
        page = pages[text.id]
        at = page if text.revision == page.revision else replace(page, revision=text.revision)
        yield reader.read(text.text, at)


def _bearable(readings: Iterable[PageReading], held: int) -> Iterator[PageReading]:
    """The readings, as long as there are not too many records beside those already held."""
    largest = (0, "")
    for reading in readings:
        size = _size(reading)
        held, largest = held + size, max(largest, (size, reading.page.title))
        if held > MOST:
            raise TooMany(
                f"Plus de {MOST} fiches à lire, rien n’est écrit : les robots n’en tiennent pas tant en mémoire. "
                f"De celles qui viennent d’être lues, « {largest[1]} » en porte le plus ({largest[0]}) : "
                "regarder si cette page est une erreur."
            )
        yield reading


def _size(reading: PageReading) -> int:
    return len(reading.records) + len(reading.left_out)


def sources(pages: Iterable[Page], root: str) -> dict[int, Page]:
    """The pages members write records on, by id: no redirect, no template, no robot page.

    `root` is the title above the robots' pages, in the form the wiki stores it in.
    """
    return {
        page.id: page
        for page in pages
        if not page.redirect
        and page.namespace != TEMPLATE
        and page.title != root
        and not page.title.startswith(f"{root}/")
    }


def checked(ledger: Ledger, today: date) -> Ledger:
    """The ledger with every issue in it, of its perimeter if it has one; checks are made once somebody looks."""
    return within(replace(ledger, issues=Later(lambda: _issues(ledger, today)), _derived={}))


def _issues(ledger: Ledger, today: date) -> tuple[Issue, ...]:
    """What reading and all checks found. Checks are loaded here: a report that needs none starts sooner."""
    from coopwiki.subjects.checks import check

    return check(ledger, today)
