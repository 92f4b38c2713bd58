"""Everything one run asks of a wiki, noted, so that a later run can ask the same and see whether anything changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from coopwiki.core.past import Edit
from coopwiki.wiki.port import Draft, Glance, History, Outcome, Page, PageState, Site, Status, Stored, Text, Wiki
from coopwiki.wiki.stored_form import digest_of, kept_form

Question = tuple[str, tuple[int | str, ...]]
"""The name of a list (`LISTS`) and what it was asked about, in order."""
State = tuple[int, str] | None
"""A page's revision and the digest of its text; None where there is none."""


@dataclass(slots=True)
class Asked:
    """The notes. `listed` is every page as it was listed, `lists` the digest of each list's answer.

    `standing` is each page of which the text was asked for or written, as it now stands. `sound` says that the notes
    are all a run depends on: not where one question got two answers, nor where a text that mattered was written over.
    """

    listed: tuple[Page, ...] = ()
    lists: dict[Question, str] = field(default_factory=dict)
    standing: dict[str, State] = field(default_factory=dict)
    sound: bool = True
    _mattered: set[str] = field(default_factory=set)
    _writing: bool = False

    def begin_writing(self) -> None:
        """From here on texts are asked for to be compared with what is made: they decide nothing."""
        self._writing = True

    def listing(self, pages: tuple[Page, ...]) -> None:
        """Note how all pages are listed."""
        self.sound = self.sound and (not self.listed or pages == self.listed)
        self.listed = pages

    def answer(self, question: Question, digest: str) -> None:
        """Note what a list answered."""
        self.sound = self.sound and self.lists.get(question, digest) == digest
        self.lists[question] = digest

    def read(self, titles: Iterable[str], found: Mapping[str, Stored]) -> None:
        """Note texts that were asked for."""
        for title in titles:
            page = found.get(title)
            state = (page.revision, digest_of(page.text)) if page else None
            if not self._writing:
                self.sound = self.sound and self.standing.get(title, state) == state
                self._mattered.add(title)
            self.standing[title] = state

    def wrote(self, title: str, draft: Draft, outcome: Outcome) -> None:
        """Note what became of a page that was saved, by its normal title."""
        if outcome.status is Status.SAVED:
            self.sound = self.sound and draft.title not in self._mattered
            self.standing[draft.title] = (outcome.revision, digest_of(kept_form(title, draft.text)))


class NotingWiki:
    """A wiki that notes in `asked` what it is asked; the methods are those of the port.

    The texts of pages that members write are known by their revisions, as listed.
    """

    def __init__(self, wiki: Wiki, asked: Asked) -> None:
        self._wiki, self.asked = wiki, asked

    def site(self) -> Site:
        """As the wiki says; whoever compares asks for it."""
        return self._wiki.site()

    def server_time(self) -> datetime | None:
        """As the wiki says; nothing is made of it."""
        return self._wiki.server_time()

    def glance(self) -> Glance:
        """As the wiki says; whoever works on it then lists everything."""
        return self._wiki.glance()

    def pages(self) -> Iterable[Page]:
        """As the wiki lists them."""
        pages = tuple(self._wiki.pages())
        self.asked.listing(pages)
        return pages

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """As the wiki gives them."""
        return self._wiki.texts(ids)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """As the wiki gives them."""
        found = self._wiki.stored(titles)
        self.asked.read(titles, found)
        return found

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """As the wiki says."""
        return self._wiki.standing(titles)

    def titles_under(self, prefix: str) -> Iterable[str]:
        """As the wiki lists them."""
        found = tuple(self._wiki.titles_under(prefix))
        self.asked.answer(("titles_under", (prefix,)), digest(sorted(found)))
        return found

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """As the wiki says."""
        found = self._wiki.showing(templates)
        self.asked.answer(("showing", tuple(sorted(templates))), shown_digest(found))
        return found

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """As the wiki says."""
        found = self._wiki.shown_by(titles)
        self.asked.answer(("shown_by", tuple(sorted(titles))), shown_by_digest(found))
        return found

    def in_category(self, name: str) -> frozenset[int]:
        """As the wiki says."""
        found = self._wiki.in_category(name)
        self.asked.answer(("in_category", (name,)), digest(sorted(found)))
        return found

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """As the wiki says."""
        found = self._wiki.closed(titles)
        self.asked.answer(("closed", tuple(sorted(titles))), digest(sorted(found)))
        return found

    def save(self, draft: Draft) -> Outcome:
        """As the wiki does."""
        outcome = self._wiki.save(draft)
        self.asked.wrote(self.site().titles.normal(draft.title), draft, outcome)
        return outcome

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """As the wiki says: of a revision it never says anything else."""
        return self._wiki.moments_of(revisions)

    def history(self) -> History | None:
        """As the wiki says it, noted too."""
        history = self._wiki.history()
        return NotingHistory(history, self.asked) if history else None

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """As the wiki does."""
        return self._wiki.purge_users(titles, beside)


@dataclass(frozen=True, slots=True)
class NotingHistory:
    """What a wiki remembers, noted."""

    history: History
    asked: Asked

    def edits_of(self, page: int) -> tuple[Edit, ...]:
        """As the wiki says."""
        found = self.history.edits_of(page)
        self.asked.answer(("edits_of", (page,)), digest(found))
        return found

    def all_edits(self) -> Mapping[int, tuple[Edit, ...]]:
        """As the wiki says."""
        found = self.history.all_edits()
        self.asked.answer(("all_edits", ()), digest(sorted(found.items())))
        return found

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """As the wiki gives them."""
        found = self.history.texts_at(revisions)
        if revisions:
            self.asked.answer(("texts_at", tuple(sorted(revisions))), digest(sorted(found.items())))
        return found


def asked_again(wiki: Wiki, question: Question) -> str:
    """The digest of what a list answers now; '' where it can't be asked. WikiError."""
    again = Asked()
    noted = NotingWiki(wiki, again)
    name, about = question
    history = noted.history()
    texts, numbers = [str(one) for one in about], [int(one) for one in about if isinstance(one, int)]
    match name:
        case "titles_under":
            noted.titles_under(texts[0])
        case "showing":
            noted.showing(texts)
        case "shown_by":
            noted.shown_by(texts)
        case "in_category":
            noted.in_category(texts[0])
        case "closed":
            noted.closed(texts)
        case "edits_of" if history:
            history.edits_of(numbers[0])
        case "all_edits" if history:
            history.all_edits()
        case "texts_at" if history:
            history.texts_at(numbers)
        case _:
            return ""
    return next(iter(again.lists.values()), "")


def shown_digest(found: Mapping[str, frozenset[Page]]) -> str:
    """Which pages show which templates."""
    return digest(sorted((name, *sorted((p.id, p.title, p.namespace) for p in pages)) for name, pages in found.items()))


def shown_by_digest(found: Mapping[str, frozenset[str]]) -> str:
    """What pages show."""
    return digest(sorted((title, *sorted(shown)) for title, shown in found.items()))


def digest(told: object) -> str:
    """What identifies an answer: one spelling, whatever the order it came in. `told` is sorted."""
    return blake2b(repr(told).encode(errors="surrogatepass"), digest_size=16).hexdigest()
