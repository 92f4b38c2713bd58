"""What the robots ask of a wiki: list, fetch, save. Adapters do it; nobody else touches a wiki."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from coopwiki.core.past import Edit as Edit
from coopwiki.core.source import Page as Page
from coopwiki.core.titles import Titles

EXTENSION_TAGS_1_39 = frozenset(
    "categorytree ce chem gallery imagemap indicator inputbox langconvert math nowiki poem pre ref"
    " references source syntaxhighlight templatedata".split()
)
"""Extension tags of Debian's MediaWiki 1.39, for sources that cannot say theirs (dump, folder)."""


class WikiError(Exception):
    """A wiki or a file that can't be read or written; the message is a French sentence for the operator."""


class Unreachable(WikiError):
    """Nothing, or nothing sensible, came back: trying again later may help."""


class Denied(WikiError):
    """The wiki refuses us (password, rights, blocked account): a person must act."""


class Damaged(WikiError):
    """The source is broken (truncated dump, malformed XML, no such folder)."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a wiki says of itself. `key` names it in caches; it never holds a password.

    `version` is its MediaWiki's, 1.39 where nobody says.
    """

    key: str
    titles: Titles
    extension_tags: frozenset[str] = EXTENSION_TAGS_1_39
    version: tuple[int, int] = (1, 39)


@dataclass(frozen=True, slots=True)
class Text:
    """A page's wikitext at a revision."""

    id: int
    revision: int
    text: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A page of ours as it stands: its text and the revision an edit of it is based on."""

    title: str
    revision: int
    text: str


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as it stands, without its text: `digest` is the text's SHA-1, '' where the wiki doesn't say."""

    title: str
    revision: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page to save. `base` is the revision it was made from; 0 means the page must not exist yet."""

    title: str
    text: str
    summary: str
    base: int = 0


class Status(Enum):
    """What became of a draft."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """Somebody edited, created or deleted the page since `base`: read it again and make a new draft."""
    REFUSED = "refused"
    """The wiki won't take it (protected, filtered, too big): a person must act."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of one draft. `code` is the wiki's error code, `message` a French sentence; '' when fine."""

    status: Status
    revision: int = 0
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """A wiki's last recent change and how many jobs wait in its queue; '' where it says nothing of changes."""

    change: str = ""
    jobs_waiting: int = 0


UNSEEN = Glance()
"""What a wiki shows that has no recent changes."""


class History(Protocol):
    """What a wiki remembers of its pages. Every method may raise WikiError."""

    def edits_of(self, page: int) -> tuple[Edit, ...]:
        """Every revision of a page by its id, the oldest first; none for a page that is gone."""

    def all_edits(self) -> Mapping[int, tuple[Edit, ...]]:
        """The edits of every page that members write, by page id; cheaper than page by page."""

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """Texts of these revisions; one that is hidden or gone is absent."""


class Wiki(Protocol):
    """One wiki, live or not. Every method may raise WikiError."""

    def site(self) -> Site:
        """What the wiki says of itself; asked once, then remembered."""

    def server_time(self) -> datetime | None:
        """The wiki's clock now, UTC; None for what has no clock."""

    def glance(self) -> Glance:
        """One small request: as long as the change is the same, recent changes say that nothing moved.

        They forget: a page that a script made, or a right that was taken away, is not in them.
        """

    def pages(self) -> Iterable[Page]:
        """Every page of the namespaces members write in, redirects included, and Template redirects."""

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """The current texts of these pages, in large batches, any order; a page gone meanwhile is absent."""

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Current texts of pages by title, whatever their namespace; missing pages are absent."""

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """What `stored` would find, without the texts: a list request."""

    def titles_under(self, prefix: str) -> Iterable[str]:
        """Titles of existing pages that start with this whole prefix (`Module:CoopWiki/données/`)."""

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """The pages of any namespace that show each of these templates, by its title as given; revision 0.

        Nothing where nobody can say (dump, folder).
        """

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The titles of the templates and pages that each of these pages shows, directly or through others."""

    def in_category(self, name: str) -> frozenset[int]:
        """The ids of the pages members write in that a category holds, by its name without prefix.

        Files say what the texts of pages name themselves; a wiki, what templates give them as well.
        """

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """The titles that a visitor without an account cannot read, asked of the wiki now.

        Nothing where nobody can say (dump, folder): then all is as if it were open.
        """

    def save(self, draft: Draft) -> Outcome:
        """Save one page. Equal text (as MediaWiki stores it) is not saved again."""

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """When these revisions of pages were written; one that is gone, or of which nobody says it, is absent."""

    def history(self) -> History | None:
        """The history that the wiki keeps; None where it keeps none."""

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """Have the pages that use these ones, and those `beside`, rendered anew; how many were purged."""


class Stopped(Exception):
    """The stop page says to stop; nothing more is written."""
