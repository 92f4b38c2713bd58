"""A real MediaWiki, through its API."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coopwiki.core.titles import CATEGORY, TEMPLATE, Titles
from coopwiki.wiki import batches, history, inclusions, own_spaces, pages_told, purging, saving, site_queries, visitors
from coopwiki.wiki.account import Account
from coopwiki.wiki.categories import DOCUMENTATION, members
from coopwiki.wiki.edit_rules import refused_title
from coopwiki.wiki.history import Revision, Saved
from coopwiki.wiki.port import (
    Denied,
    Draft,
    Edit,
    Glance,
    Outcome,
    Page,
    PageState,
    Site,
    Stored,
    Text,
)
from coopwiki.wiki.retry import Patience
from coopwiki.wiki.robot_directory import alone_with, prepare
from coopwiki.wiki.session import Session
from coopwiki.wiki.site_queries import Message

_TEXT = {"prop": "revisions", "rvprop": "ids|content", "rvslots": "main"}


def connect(
    account: Account,
    directory: Path,
    *,
    namespaces: frozenset[int] = frozenset(),
    category: str = DOCUMENTATION,
    patience: Patience | None = None,
) -> Live:
    """Open a wiki, logged in if the account names a user. pywikibot keeps its files in `directory`.

    `namespaces` are read besides content, user and project. `category`: see `Live`. Raises Denied or Unreachable.
    """
    prepare(directory)
    with alone_with(directory):
        module = importlib.import_module("coopwiki.wiki.robot_session")
        module.quieten()
    session: Session = module.RobotSession(account, patience or Patience())
    session.sign_in()
    return Live(session, namespaces, category)


@dataclass(slots=True)
class Live:
    """One wiki under one account; see `connect`. The methods are those of the port.

    The list of pages says which ones are in `category`, '' for none: that costs no request of its own.
    """

    session: Session
    namespaces: frozenset[int] = frozenset()
    category: str = DOCUMENTATION
    _in_category: frozenset[int] | None = field(default=None, init=False, repr=False)
    _site: Site | None = field(default=None, init=False, repr=False)
    _rights: frozenset[str] | None = field(default=None, init=False, repr=False)
    _stranger: Session | None = field(default=None, init=False, repr=False)

    def site(self) -> Site:
        """Say what the wiki says of itself; asked once, then remembered."""
        if self._site is None:
            told = self._siteinfo("general|namespaces|namespacealiases|extensiontags")
            tags = frozenset(tag.strip("<>").lower() for tag in told.get("extensiontags", []))
            self._site = Site(
                self.session.account.api,
                Titles(pages_told.namespaces(told)),
                tags,
                pages_told.version(told),
            )
        return self._site

    def glance(self) -> Glance:
        """Ask for the last recent change and the jobs that wait, in one request."""
        return site_queries.glance(self.session.ask)

    def pages(self) -> Iterator[Page]:
        """Every page of the namespaces members write in, and the redirects of Template, by id.

        About one request per 5,000 pages (500 without the right "apihighlimits") and namespace.
        """
        found: list[dict[str, Any]] = []
        for number in sorted(self.site().titles.content() | self.namespaces):
            found += self._all(gapnamespace=number)
        found += self._all(gapnamespace=TEMPLATE, gapfilterredir="redirects")
        redirects = [page["pageid"] for page in found if "redirect" in page]
        targets = site_queries.targets(self.session.ask, redirects, self._batch())
        self._in_category = frozenset(page["pageid"] for page in found if page.get("categories"))
        for number, page in sorted({page["pageid"]: page for page in found}.items()):
            title = page["title"]
            yield Page(number, title, page["ns"], page["lastrevid"], targets.get(title, ""))

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Fetch the current texts of these pages, '' for code; a page gone meanwhile is absent.

        Raises Unreachable where the wiki says nothing of a page, neither its text nor that it is gone.
        """
        for chunk in batches.chunks(ids, self._batch()):
            pages = list(batches.pages(self.session.ask, {**_TEXT, "pageids": chunk}))
            pages_told.refuse_silence(chunk, pages)
            for page in filter(pages_told.has_text, pages):
                revision, text = pages_told.current(page)
                yield Text(page["pageid"], revision, text if pages_told.is_wikitext(page) else "")

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Fetch the current texts of pages, by the titles asked for; missing pages are absent."""
        pages = self._fetched("titles", pages_told.spellings(titles))
        return pages_told.as_asked(titles, ((page, Stored(page["title"], *pages_told.current(page))) for page in pages))

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """Ask for the revisions of pages and the digests of their texts, by the titles asked for."""
        pages = self._revised({"prop": "revisions", "rvprop": "ids|sha1"}, "titles", pages_told.spellings(titles))
        return pages_told.as_asked(titles, ((page, pages_told.standing(page)) for page in pages))

    def titles_under(self, prefix: str) -> list[str]:
        """List the existing pages whose title starts with this prefix, redirects included."""
        number, rest = self.site().titles.split(prefix)
        asked = {"apnamespace": number, "apprefix": rest, "aplimit": "max"}
        found = batches.listed(self.session.ask, "allpages", asked)
        return sorted(entry["title"] for entry in found)

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """Ask which pages of any namespace show each of these templates."""
        return inclusions.showing(self.session.ask, templates, self._batch())

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Ask what each of these pages shows, directly or through others."""
        return inclusions.shown_by(self.session.ask, titles, self._batch())

    def in_category(self, name: str) -> frozenset[int]:
        """Which pages the category held when pages were last listed; asked for where it is another one."""
        if name == self.category and self._in_category is not None:
            return self._in_category
        titles = self.site().titles
        return members(self.session.ask, titles.full(CATEGORY, name), titles.content() | self.namespaces)

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """Ask as a visitor without an account which of these titles can't be read."""
        return visitors.closed(self._visitor(), titles)

    def save(self, draft: Draft) -> Outcome:
        """Save one page, unless the text stored is the same or the page has changed since."""
        self._need_account()
        self._need_right(*(() if draft.base else ("createpage",)), "edit")
        refused = refused_title(draft.title, self.site().titles)
        return refused or saving.save(self.session, draft, bot="bot" in self.rights())

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """Have the pages that use these ones, and those beside, rendered anew; how many were."""
        self._need_account()
        return purging.purge_users(self.session, titles, self._batch(), beside)

    def own_saves(self) -> Iterator[Saved]:
        """Everything our account saved, the newest first, asked for as it is read."""
        self._need_account()
        return history.saves(self.session)

    def revisions(self, until: datetime) -> Iterator[Revision]:
        """List every revision of the pages members write and of templates up to a moment, the newest first."""
        wanted = self.site().titles.content() | self.namespaces | {TEMPLATE}
        return history.revisions(self.session.ask, wanted, until)

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """Fetch the texts of old revisions; one that is hidden or gone is absent."""
        return history.texts_at(self.session, revisions, self._batch())

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """When these revisions were written."""
        return history.moments_of(self.session.ask, revisions, self._batch())

    def edits_of(self, page: int) -> tuple[Edit, ...]:
        """Every revision of a page, the oldest first."""
        return history.edits(self.session.ask, page)

    def all_edits(self) -> Mapping[int, tuple[Edit, ...]]:
        """The edits of all pages that members write, 500 a request, 5,000 with the right "apihighlimits"."""
        return history.all_edits(self.session.ask, self.site().titles.content() | self.namespaces)

    def history(self) -> Live:
        """Itself: a wiki forgets nothing but what is deleted or hidden."""
        return self

    def last_message(self, title: str) -> Message | None:
        """Say how the last registered member other than us left a page; None where none wrote of late."""
        return site_queries.last_message(self.session.ask, title, self.session.account.user or "")

    def accounts(self, names: Collection[str]) -> frozenset[str]:
        """The names that are registered accounts."""
        return site_queries.accounts(self.session.ask, names, self._batch())

    def shown_alone(self, accounts: Collection[str]) -> Mapping[str, str] | None:
        """The mark of what each account alone is shown, '' for nothing yet; None without the extension."""
        self._need_account()
        return own_spaces.marks(self.session, accounts, self._batch())

    def show_alone(self, account: str, document: str) -> None:
        """Have an account alone shown a document."""
        self._need_account()
        own_spaces.give(self.session, account, document)

    def jobs_waiting(self) -> int:
        """Count the jobs in MediaWiki's own queue, as it estimates them."""
        return site_queries.jobs_waiting(self.session.ask)

    def rights(self) -> frozenset[str]:
        """List the rights our account has here and now, those the bot password grants."""
        if self._rights is None:
            self._rights = frozenset(self._userinfo()["rights"])
        return self._rights

    def groups(self) -> frozenset[str]:
        """List the groups of our account."""
        return frozenset(self._userinfo()["groups"])

    def server_time(self) -> datetime:
        """Read the wiki's clock."""
        return datetime.fromisoformat(self._general()["time"]).astimezone(UTC)

    def generator(self) -> str:
        """`MediaWiki 1.39.7`, or whatever the wiki says it is."""
        return str(self._general()["generator"])

    def close(self) -> None:
        """Close the connections."""
        self.session.close()
        if self._stranger is not None:
            self._stranger.close()

    def _visitor(self) -> Session:
        """A session without an account; our own where we have none."""
        if not self.session.account.user:
            return self.session
        if self._stranger is None:
            self._stranger = self.session.visitor()
        return self._stranger

    def _need_account(self) -> None:
        if not self.session.account.user:
            raise Denied("Sans compte, le wiki est seulement lu : indiquez celui du robot.")

    def _need_right(self, *needed: str) -> None:
        for right in needed:
            if right not in self.rights():
                raise Denied(
                    f"Le compte du robot n’a pas le droit « {right} », ou son mot de passe de robot ne"
                    " l’accorde pas : le cocher sur la page « Spécial:BotPasswords » du wiki."
                )

    def _general(self) -> dict[str, Any]:
        general: dict[str, Any] = self._siteinfo("general")["general"]
        return general

    def _siteinfo(self, what: str) -> dict[str, Any]:
        return self._meta("siteinfo", {"siprop": what})

    def _userinfo(self) -> dict[str, Any]:
        told: dict[str, Any] = self._meta("userinfo", {"uiprop": "rights|groups"})["userinfo"]
        return told

    def _meta(self, name: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        asked = {"action": "query", "formatversion": 2, "meta": name, **parameters}
        told: dict[str, Any] = self.session.ask(asked).get("query", {})
        return told

    def _batch(self) -> int:
        return 500 if "apihighlimits" in self.rights() else 50

    def _all(self, **parameters: object) -> list[dict[str, Any]]:
        asked = {"generator": "allpages", "gaplimit": "max", "prop": "info", **parameters}
        if self.category:
            named = {"clcategories": self.site().titles.full(CATEGORY, self.category), "cllimit": "max"}
            asked |= {**named, "prop": "info|categories"}
        return [page for page in batches.pages(self.session.ask, asked) if "lastrevid" in page]

    def _fetched(self, key: str, values: Collection[Any]) -> Iterator[dict[str, Any]]:
        return filter(pages_told.has_text, self._revised(_TEXT, key, values))

    def _revised(self, what: Mapping[str, Any], key: str, values: Collection[Any]) -> Iterator[dict[str, Any]]:
        """The pages that exist, each with its current revision."""
        for chunk in batches.chunks(values, self._batch()):
            for page in batches.pages(self.session.ask, {**what, key: chunk}):
                if page.get("revisions"):
                    yield page
