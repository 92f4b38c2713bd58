"""Which record type a template call stands for: names, namespaces, redirects, a prefix of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coopwiki.core.source import Page
from coopwiki.core.titles import TEMPLATE, Titles
from coopwiki.schema.record import Record

DRAFT = "Brouillon"
_MOST_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Templates:
    """Template names of one wiki → record types: by whole title, redirects included, and by bare name."""

    titles: Titles
    by_title: dict[str, type[Record]]
    by_name: dict[str, type[Record]]
    draft_titles: frozenset[str]
    _memory: dict[str, str] = field(default_factory=dict, repr=False)

    def title(self, name: str) -> str:
        """The template page a call's name leads to, as `Modèle:X`; a page's title for `{{:X}}`."""
        if name not in self._memory:
            bare = name[len("safesubst:") :] if name.lower().startswith("safesubst:") else name
            self._memory[name] = self.titles.normal(bare, TEMPLATE)
        return self._memory[name]

    def type_of(self, name: str) -> type[Record] | None:
        """The record type a call of this name stands for."""
        return self.by_title.get(self.title(name))

    def is_draft(self, name: str) -> bool:
        """Whether the name is the draft banner's."""
        return self.title(name) in self.draft_titles


def templates(
    titles: Titles, types: Iterable[type[Record]], redirects: Iterable[Page] = (), prefix: str = ""
) -> Templates:
    """The template names of a wiki, its template redirects followed."""
    by_title = {titles.full(TEMPLATE, f"{prefix}{type_.template}"): type_ for type_ in types}
    by_name = {f"{prefix}{type_.template}": type_ for type_ in by_title.values()}
    drafts = {titles.full(TEMPLATE, DRAFT), titles.full(TEMPLATE, f"{prefix}{DRAFT}")}
    leads = {page.title: titles.normal(page.redirect) for page in redirects if page.redirect}
    for title in leads:
        end = followed(title, leads)
        if end in by_title:
            by_title.setdefault(title, by_title[end])
        if end in drafts:
            drafts.add(title)
    return Templates(titles, by_title, by_name, frozenset(drafts))


def followed(title: str, leads: dict[str, str]) -> str:
    """Where a chain of redirects ends; a loop ends where it is met again."""
    for _ in range(_MOST_REDIRECTS):
        if title not in leads:
            break
        title = leads[title]
    return title
