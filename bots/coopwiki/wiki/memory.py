"""A wiki in memory, for tests: it keeps MediaWiki's rules about ids, revisions and conflicts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from types import MappingProxyType

from coopwiki.core.titles import TEMPLATE, Titles
from coopwiki.wiki.categories import categories
from coopwiki.wiki.edit_rules import refused_title, settled
from coopwiki.wiki.page_code import code_ending
from coopwiki.wiki.port import Draft, Edit, Glance, Outcome, Page, PageState, Site, Status, Stored, Text
from coopwiki.wiki.redirects import redirect_target
from coopwiki.wiki.stored_form import as_stored, indented, standing

FRENCH = Titles()
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
NO_PAGES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page as the wiki keeps it."""

    id: int
    revision: int
    text: str


class Memory:
    """Pages by title.

    Ids and revisions count up and never come back: a page deleted and made again has a new id, a
    moved one keeps its own. Texts are kept as MediaWiki keeps them, JSON indented anew. `saves`,
    `purges` and `beside` log what robots did; `edit`, `delete` and `move` are what members do, in no log. `hides` says
    which titles a visitor can't read, `shows` which templates and pages a page shows. What is done while `hears`
    is False is in no recent change.
    """

    def __init__(
        self,
        pages: Mapping[str, str] = NO_PAGES,
        *,
        protected: Collection[str] = (),
        closed: Callable[[str], bool] = lambda _: False,
        titles: Titles = FRENCH,
    ) -> None:
        self.saves: list[Draft] = []
        self.purges: list[tuple[str, ...]] = []
        self.beside: list[str] = []
        self.hides = closed
        self.shows: dict[str, frozenset[str]] = {}
        self.remembers = self.hears = True
        self._changes = 0
        self._written: dict[int, tuple[int, str, str]] = {}  # by revision: the page's id, who, the text
        self._titles = titles
        self._protected = frozenset(map(titles.normal, protected))
        self._pages: dict[str, _Kept] = {}
        self._ids, self._revisions = count(1), count(1)
        for title, text in pages.items():
            self.edit(title, text)

    def site(self) -> Site:
        """The wiki in memory; its key is `memory`."""
        return Site("memory", self._titles)

    def server_time(self) -> datetime | None:
        """None: there is no clock here."""

    def glance(self) -> Glance:
        """How many changes there were, but for those made while `hears` is False."""
        return Glance(f"{self._changes}" if self._changes else "")

    def pages(self) -> Iterable[Page]:
        """In order of ids."""
        return tuple(page for page, _ in self._sources() if page.redirect or page.namespace != TEMPLATE)

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """In order of ids; a page of code has an empty text."""
        wanted = frozenset(ids)
        read = tuple(self._sources())
        return (Text(page.id, page.revision, text) for page, text in read if page.id in wanted)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """By title as asked for; `Stored.title` is normalised."""
        found = ((title, self._current(self._titles.normal(title))) for title in titles)
        return {title: current for title, current in found if current}

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """By title as asked for."""
        return {title: standing(page) for title, page in self.stored(titles).items()}

    def titles_under(self, prefix: str) -> Iterable[str]:
        """In code point order."""
        return tuple(title for title in sorted(self._pages) if title.startswith(prefix))

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """The pages that show one of these, as `shows` says; nobody has set it at first."""
        return {
            asked: frozenset(self._page(title) for title, shown in self.shows.items() if asked in shown)
            for asked in templates
        }

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """As `shows` says."""
        return {title: self.shows.get(title, frozenset()) for title in titles}

    def in_category(self, name: str) -> frozenset[int]:
        """As the texts say."""
        return frozenset(page.id for page, text in self._sources() if name in categories(text, self._titles))

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """The titles that a visitor cannot read, as `hides` says."""
        return frozenset(title for title in titles if self.hides(title))

    def save(self, draft: Draft) -> Outcome:
        """Answer as MediaWiki would. A draft that is saved goes to the log, as it was given."""
        title = self._titles.normal(draft.title)
        return (
            refused_title(title, self._titles)
            or settled(draft, self._current(title))
            or self._protection(title)
            or self._saved(title, draft)
        )

    def edits_of(self, page: int) -> tuple[Edit, ...]:
        """An hour apart, from the beginning of 2026 on."""
        kept = [one for title, one in self._pages.items() if one.id == page]
        if not kept:
            return ()
        of_page = ((number, by) for number, (own, by, _) in self._written.items() if own == page)
        return tuple(Edit(number, _BEGINNING + timedelta(hours=number), by) for number, by in of_page)

    def all_edits(self) -> Mapping[int, tuple[Edit, ...]]:
        """The edits of all pages."""
        return {kept.id: self.edits_of(kept.id) for kept in self._pages.values()}

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """The moments of the edits, as `edits_of` says them; nothing where it is asked to forget."""
        return {number: _BEGINNING + timedelta(hours=number) for number in revisions if self.remembers}

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """The texts of these revisions, of pages that are still there."""
        there = {kept.id for kept in self._pages.values()}
        return {number: self._written[number][2] for number in revisions if self._written[number][0] in there}

    def history(self) -> Memory | None:
        """Itself, unless it is asked to forget."""
        return self if self.remembers else None

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """Log the titles, those beside in `beside`; how many pages name one of them, which stands for using it."""
        if titles:
            self.purges.append(tuple(titles))
        self.beside += beside
        names = [self._titles.split(title)[1] for title in titles]
        return sum(any(name in page.text for name in names) for page in self._pages.values())

    def edit(self, title: str, text: str, by: str = "") -> int:
        """Somebody writes a page, new or not; its revision. ValueError when JSON isn't JSON."""
        self._hear()
        normal = self._titles.normal(title)
        kept = self._pages.get(normal)
        number = kept.id if kept else next(self._ids)
        kept = self._pages[normal] = _Kept(number, next(self._revisions), self._form(normal, text))
        self._written[kept.revision] = (number, by, kept.text)
        return kept.revision

    def delete(self, title: str) -> None:
        """Somebody deletes a page. KeyError when there is none."""
        self._hear()
        del self._pages[self._titles.normal(title)]

    def move(self, old: str, new: str, *, redirect: bool = True) -> None:
        """Somebody moves a page, which leaves a redirect behind unless said otherwise."""
        self._hear()
        moved = self._pages.pop(self._titles.normal(old))
        target = self._titles.normal(new)
        kept = self._pages[target] = replace(moved, revision=next(self._revisions))
        self._written[kept.revision] = (kept.id, "", kept.text)
        if redirect:
            self.edit(old, f"#REDIRECTION [[{target}]]")

    def text(self, title: str) -> str:
        """Text of a page as it stands. KeyError when there is none."""
        return self._pages[self._titles.normal(title)].text

    def _hear(self) -> None:
        self._changes += self.hears

    def _sources(self) -> Iterator[tuple[Page, str]]:
        """Pages of members' namespaces and templates, each with its text."""
        wanted = self._titles.content() | {TEMPLATE}
        for title, kept in sorted(self._pages.items(), key=lambda item: item[1].id):
            namespace, name = self._titles.split(title)
            if namespace in wanted:
                text = "" if code_ending(namespace, name) else kept.text
                redirect = redirect_target(text, self._titles)
                yield Page(kept.id, title, namespace, kept.revision, redirect), text

    def _page(self, title: str) -> Page:
        return Page(self._pages[title].id, title, self._titles.split(title)[0], 0)

    def _current(self, title: str) -> Stored | None:
        """Page as it stands; None when there is none."""
        kept = self._pages.get(title)
        return Stored(title, kept.revision, kept.text) if kept else None

    def _protection(self, title: str) -> Outcome | None:
        """Refusal to write a protected page; None when it isn't."""
        if title not in self._protected:
            return None
        message = f"La page « {title} » est protégée : la déprotéger, ou changer de compte."
        return Outcome(Status.REFUSED, code="protectedpage", message=message)

    def _saved(self, title: str, draft: Draft) -> Outcome:
        try:
            revision = self.edit(title, draft.text)
        except ValueError:
            message = f"Le texte de « {title} » n’est pas du JSON."
            return Outcome(Status.REFUSED, code="invalid-json-data", message=message)
        self.saves.append(draft)
        return Outcome(Status.SAVED, revision)

    def _form(self, title: str, text: str) -> str:
        """Text in the form this page keeps it."""
        stored = as_stored(text)
        return indented(stored) if code_ending(*self._titles.split(title)) == ".json" else stored
