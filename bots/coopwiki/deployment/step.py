"""What a deployment does with each page: decided here, written elsewhere."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from coopwiki.core.titles import MODULE, TEMPLATE, Titles
from coopwiki.deployment.manifest import Manifest, fingerprint
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.wiki.port import Draft, Stored
from coopwiki.wiki.stored_form import same

_INTERFACE = 8


class PageAction(Enum):
    """What becomes of a page, in the order of the printout."""

    CREATE = "create"
    UPDATE = "update"
    MODIFIED = "modified"
    """Changed on the wiki since our last deployment: left alone unless forced."""
    FOREIGN = "foreign"
    """Was there before our first deployment: left alone unless forced."""
    ORPHAN = "orphan"
    """Deployed formerly and not shipped any more: never deleted."""
    KEPT = "kept"
    """To be there once, whatever its text: never overwritten, not even by force."""
    UNCHANGED = "unchanged"


WRITTEN = frozenset({PageAction.CREATE, PageAction.UPDATE})
FORCED = frozenset({PageAction.MODIFIED, PageAction.FOREIGN})


@dataclass(frozen=True, slots=True)
class Step:
    """One page. `base` is its present revision, 0 where there is none.

    `ours` are the fingerprints of our last deployment, empty where we never wrote the page. `added`
    and `removed` count the lines that saving our text changes. A page that is not `tracked` is the
    wiki's own once it is there: the manifest doesn't follow it.
    """

    title: str
    action: PageAction
    text: str = ""
    base: int = 0
    ours: frozenset[str] = frozenset()
    added: int = 0
    removed: int = 0
    tracked: bool = True

    def writes(self, *, force: bool) -> bool:
        """Say whether the deployment saves this page."""
        return self.action in WRITTEN or (force and self.action in FORCED)

    def draft(self, summary: str) -> Draft:
        """Make the page to save."""
        return Draft(self.title, self.text, summary, self.base)

    def remembered(self, *, written: bool) -> frozenset[str]:
        """Give the fingerprints to know the page by; `written` when it now has our text."""
        if not self.tracked:
            return frozenset()
        return frozenset({fingerprint(self.title, self.text)}) if written else self.ours


def steps(
    sources: Iterable[ShippedPage], present: Mapping[str, Stored], manifest: Manifest, titles: Titles
) -> tuple[Step, ...]:
    """Decide on every page; data and modules come before the pages that use them."""
    found = [step_of(s, present.get(s.title), manifest.ours) for s in sources]
    found += orphans({step.title for step in found}, present, manifest)
    return tuple(sorted(found, key=lambda step: _rank(step.title, titles)))


def step_of(source: ShippedPage, now: Stored | None, known: Mapping[str, frozenset[str]]) -> Step:
    """Decide on a page we ship. One that equals our text is ours, whoever wrote it."""
    title, text = source.title, source.text
    ours = known.get(title, frozenset())
    if now is None:
        lines = len(text.splitlines())
        return Step(title, PageAction.CREATE, text, 0, ours, added=lines, tracked=not source.once)
    if source.once:
        return Step(title, PageAction.KEPT, text, now.revision, tracked=False)
    if same(title, text, now.text):
        return Step(title, PageAction.UNCHANGED, text, now.revision, ours)
    action = _difference_means(title, now.text, ours)
    if source.shared and action is not PageAction.UPDATE:
        return _among_others(source, now)
    added, removed = _difference(now.text, text)
    return Step(title, action, text, now.revision, ours, added, removed)


def orphans(shipped: Collection[str], present: Mapping[str, Stored], manifest: Manifest) -> list[Step]:
    """List the pages that we deployed formerly, don't ship any more, and are still there."""
    return [
        Step(title, PageAction.ORPHAN, base=present[title].revision, ours=ours)
        for title, ours in manifest.ours.items()
        if title not in shipped and title in present
    ]


def _among_others(source: ShippedPage, now: Stored) -> Step:
    """Add our lines where they are missing from a page that others write in too."""
    there = now.text.splitlines()
    lines = [line for line in source.text.splitlines() if line not in there]
    action = PageAction.FOREIGN if lines else PageAction.UNCHANGED
    text = "\n".join([*there, *lines])
    return Step(source.title, action, text, now.revision, added=len(lines), tracked=False)


def _difference_means(title: str, text: str, ours: frozenset[str]) -> PageAction:
    if _is_greeting(text):
        return PageAction.UPDATE
    if not ours:
        return PageAction.FOREIGN
    return PageAction.UPDATE if fingerprint(title, text) in ours else PageAction.MODIFIED


def _is_greeting(text: str) -> bool:
    """Whether MediaWiki's installer wrote this main page, in whatever language."""
    return text.startswith("<strong>MediaWiki ") and "mediawiki-announce" in text


def _difference(old: str, new: str) -> tuple[int, int]:
    """Count the lines that come and go."""
    lines = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    changes = [change for change in lines.get_opcodes() if change[0] != "equal"]
    return sum(c[4] - c[3] for c in changes), sum(c[2] - c[1] for c in changes)


def _rank(title: str, titles: Titles) -> tuple[int, str]:
    namespace, _ = titles.split(title)
    if namespace == MODULE:
        return (0 if title.endswith(".json") else 1), title
    return {_INTERFACE: 2, TEMPLATE: 3}.get(namespace, 4), title
