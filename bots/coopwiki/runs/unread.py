"""Records that a page shows and no robot reads: their pages are listed, so that nobody believes in them.

MediaWiki knows which pages show a record's template, in every namespace and through other templates. What shows a
record that the reading of that page doesn't hold is unread: a page of a namespace that isn't read, a page of the
robots, a template that writes the record for its page. A page that shows another one's records is fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.source import Page
from coopwiki.core.titles import MODULE, TEMPLATE
from coopwiki.reading.page_reader import PageReading
from coopwiki.reading.templates import Templates
from coopwiki.schema.record import Record
from coopwiki.wiki.port import Wiki

_NEVER = (TEMPLATE, MODULE)
"""Namespaces whose pages document records; what they show is no record. On a talk page the block itself says it."""
_NOT_INCLUDED = re.compile(r"<noinclude>.*?(?:</noinclude>|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _ShownTexts:
    """A record type's template on a page of the wiki."""

    page: Page
    template: str
    type: type[Record]


def unread(
    wiki: Wiki, templates: Templates, readings: Mapping[int, PageReading], wanted: Mapping[int, Page]
) -> tuple[Issue, ...]:
    """An error for each page and record type that shows and isn't read. `wanted` are the pages that are read."""
    shown = list(_shown(wiki, templates))
    pages = [one for one in shown if one.page.namespace not in _NEVER and one.page.namespace % 2 == 0]
    doubted = [one for one in pages if not _reads(readings.get(one.page.id), one.type)]
    includes = wiki.shown_by({one.page.title for one in doubted if one.page.id in wanted})
    holding = {reading.page.title: reading for reading in readings.values() if reading.records or reading.left_out}
    alone = {one for one in doubted if not _borrowed(one, includes.get(one.page.title, frozenset()), holding)}
    through = _through(wiki, shown, templates)
    return tuple(
        _through_template(one, through[one]) if one in through and one.page.id in wanted else _issue(one, wanted)
        for one in pages
        if one in alone or one in through
    )


def _shown(wiki: Wiki, templates: Templates) -> Iterator[_ShownTexts]:
    """What pages show, by template then by title; MediaWiki counts the users of a redirect as the template's too."""
    own = [title for title in templates.by_title if templates.titles.split(title)[1] in templates.by_name]
    for title, pages in wiki.showing(own).items():
        for page in sorted(pages, key=lambda page: page.title):
            yield _ShownTexts(page, title, templates.by_title[title])


def _reads(reading: PageReading | None, type_: type[Record]) -> bool:
    """Whether this page holds such records, read or listed; a draft says that it counts for nothing."""
    if reading is None or reading.draft:
        return reading is not None
    told = any(issue.template == type_.template for issue in reading.issues)
    left_out = any(item.type is type_ for item in reading.left_out)
    return told or left_out or any(type(record) is type_ for record in reading.records)


def _borrowed(shown: _ShownTexts, includes: Iterable[str], holding: Mapping[str, PageReading]) -> bool:
    """Whether the page shows another page's records, which count there."""
    return any(_reads(holding.get(title), shown.type) for title in includes)


def _through(wiki: Wiki, shown: Iterable[_ShownTexts], templates: Templates) -> dict[_ShownTexts, str]:
    """What shows through a template that writes the record itself, with that template's title."""
    found = [one for one in shown if one.page.namespace == TEMPLATE and _is_wrapper(one.page.title, templates)]
    if not found:
        return {}
    texts = wiki.stored({one.page.title for one in found})
    wrappers = [one for one in found if one.page.title in texts and _writes(texts[one.page.title].text, one, templates)]
    users = wiki.showing({one.page.title for one in wrappers})
    return {
        _ShownTexts(page, one.template, one.type): one.page.title
        for one in wrappers
        for page in users.get(one.page.title, frozenset())
    }


def _is_wrapper(title: str, templates: Templates) -> bool:
    """Whether a template may write records for pages: none of ours, none's documentation."""
    return title not in templates.by_title and "/" not in title


def _writes(text: str, shown: _ShownTexts, templates: Templates) -> bool:
    """Whether a template's text, as pages get it, calls the record's template."""
    name = re.escape(templates.titles.split(shown.template)[1])
    return bool(re.search(rf"\{{\{{\s*{name}\s*[|}}]", _NOT_INCLUDED.sub("", text), re.IGNORECASE))


def _issue(shown: _ShownTexts, wanted: Mapping[int, Page]) -> Issue:
    if shown.page.id in wanted:
        fault = Fault("shown_otherwise", _typed(shown), "l’écrire sur la page, sans passer par un autre modèle")
    else:
        fault = Fault("unread_place", _typed(shown), "la déplacer, par exemple sur sa page d’utilisateur")
    return Issue(shown.page, 1, shown.type.template, "", "error", fault)


def _through_template(shown: _ShownTexts, wrapper: str) -> Issue:
    fault = Fault("shown_through", _typed(shown), f"{{{{{wrapper.partition(':')[2]}|…}}}}")
    return Issue(shown.page, 1, shown.type.template, "", "error", fault)


def _typed(shown: _ShownTexts) -> str:
    return f"{{{{{shown.template.partition(':')[2]}|…}}}}"
