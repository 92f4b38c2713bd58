"""Who reads the robots' pages and the pages they draw on: asked of the wiki, not assumed."""

from __future__ import annotations

from collections.abc import Collection

from coopwiki.core.audience import Audience
from coopwiki.settings import Settings
from coopwiki.wiki.port import Wiki, WikiError

AT_ONCE = 500
"""Pages asked about in one run besides one of each namespace: 50 a request, since a visitor has no more."""


class AudienceMismatch(WikiError):
    """Figures would be published to more readers than can read where they come from."""


class Readers:
    """Who can read what: each title is queried once, 500 a request.

    The root and one source per namespace are queried in every run.

    `source` is the wiki that is read, `target` the one that is written.
    """

    def __init__(self, source: Wiki, target: Wiki, settings: Settings) -> None:
        self._source, self._target = source, target
        self._root = target.site().titles.normal(settings.root)
        self._asked: set[str] = set()
        self._open = False  # whether the root was, when last asked

    def of(self, sources: Collection[str]) -> Audience:
        """Who reads our pages; `sources` are the titles that hold records.

        Raises TooOpen where a visitor can read our pages but not one of these.
        """
        asked = self._to_ask(sources)
        together = self._open and self._source is self._target
        first = self._target.closed([self._root, *asked] if together else [self._root])
        self._open = self._root not in first
        if not self._open:
            return Audience.MEMBERS
        self._refuse(first if together else self._source.closed(asked))
        self._asked.update(asked)
        return Audience.EVERYONE

    def refuse_open(self, own: Collection[str], readers: Audience) -> None:
        """Raise TooOpen where members alone read our pages, but a visitor one of them."""
        if readers is Audience.EVERYONE:
            return
        new = [title for title in own if title not in self._asked]
        opened = sorted(set(new) - self._target.closed(new)) if new else []
        if opened:
            raise AudienceMismatch(
                f"Rien n’est publié : ce wiki se lit avec un compte, mais « {opened[0]} » se lit sans. Enlever cette"
                " page de $wgWhitelistRead (LocalSettings.php), ou ouvrir tout le wiki à la lecture."
            )
        self._asked.update(new)

    def _refuse(self, shut: Collection[str]) -> None:
        if shut:
            raise AudienceMismatch(
                f"Rien n’est publié : « {self._root} » se lit sans compte, mais pas « {min(shut)} », d’où viennent des"
                " chiffres. Fermer aussi à la lecture les pages des robots (espace de noms, $wgWhitelistRead), ou"
                " ouvrir celle-là."
            )

    def _to_ask(self, sources: Collection[str]) -> list[str]:
        new = [title for title in sources if title not in self._asked][:AT_ONCE]
        return list(dict.fromkeys([*self._one_of_each_namespace(sources), *new]))

    def _one_of_each_namespace(self, sources: Collection[str]) -> Collection[str]:
        split = self._source.site().titles.split
        return {split(title)[0]: title for title in sources}.values()
