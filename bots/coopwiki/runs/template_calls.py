"""The calls of one template on the pages members write, as they are read."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.titles import TEMPLATE
from coopwiki.reading.listing import Found, Listing
from coopwiki.reading.preprocess import Scanner
from coopwiki.runs.load import sources
from coopwiki.settings import Settings
from coopwiki.wiki.port import Wiki


def calls(wiki: Wiki, settings: Settings, template: str) -> Iterator[Found]:
    """The calls of one template on every source page, in order of page title, then of their openings."""
    pages = tuple(wiki.pages())
    site = wiki.site()
    redirects = [page for page in pages if page.redirect and page.namespace == TEMPLATE]
    listing = Listing(template, site.titles, redirects, lambda w: Scanner(w, site.extension_tags, site.version))
    wanted = sources(pages, site.titles.normal(settings.root))
    texts = {text.id: text.text for text in wiki.texts(list(wanted))}
    for page in sorted(wanted.values(), key=lambda page: page.title):
        if page.id in texts:
            yield from listing.of(texts[page.id], page)
