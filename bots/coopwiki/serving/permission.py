"""Whether the robots may write now: the stop pages and the robot's talk page, read before each save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coopwiki.publishing.page_names import STOP
from coopwiki.runs.save import Stopped
from coopwiki.serving.talk_pause import GO_ON, Listening, pauses
from coopwiki.settings import Settings
from coopwiki.wiki.port import Stored, Wiki
from coopwiki.wiki.site_queries import Message

_SHOWN = 60
"""Characters of the stop page that the operator is shown."""


class Paused(Stopped):
    """A member wrote on the robot's talk page. Who it was is in that page's history, not in our logs."""

    def __init__(self, page: str) -> None:
        super().__init__(
            f"En pause : un membre a écrit sur la page « {page} ». Pour reprendre, répondre au message, puis"
            f" écrire « {GO_ON} » sur la dernière ligne de cette page."
        )


class ShuttingDown(Stopped):
    """The service was asked to end."""


@dataclass(slots=True)
class Permission:
    """Asks again each time, in one request.

    The stop page with any text but `marche`, or missing, stops all robots; a robot's own one (`…/Marche/Budgets`)
    stops it, and missing lets it follow the general one. `talk` is the robots' talk page, where `listener` says
    who wrote; without a listener nobody listens. `leaving` says that the service must end.
    """

    wiki: Wiki
    settings: Settings
    talk: str = ""
    listener: Listening | None = None
    leaving: Callable[[], bool] = bool
    _heard: tuple[int, Message | None] = field(default=(0, None), init=False)

    def __call__(self, robot: str = "") -> bool:
        """Whether this robot may write; '' is what no single robot writes. Raises Stopped where none may."""
        general, own = self.settings.page(STOP), stop_page(self.settings, robot)
        held = self._stored([general, own])
        self._refuse(held, general)
        return not robot or own not in held or _runs(held.get(own))

    def of_state(self) -> bool:
        """Whether the state page may be written: also while a message makes the robots pause."""
        try:
            return self()
        except Paused:
            return True

    def stopped(self, robots: tuple[str, ...]) -> tuple[str, ...]:
        """The robots that are stopped by their own page."""
        pages = {robot: stop_page(self.settings, robot) for robot in robots}
        held = self.wiki.stored(list(pages.values()))
        return tuple(name for name, page in pages.items() if page in held and not _runs(held[page]))

    def _stored(self, pages: list[str]) -> Mapping[str, Stored]:
        if self.leaving():
            raise ShuttingDown("Arrêt demandé : rien de plus n’est écrit.")
        return self.wiki.stored([page for page in dict.fromkeys([*pages, self.talk]) if page])

    def _refuse(self, held: Mapping[str, Stored], general: str) -> None:
        if not _runs(held.get(general)):
            raise Stopped(
                f"Arrêté par la page « {general} » du wiki, qui {_says(held.get(general))} : plus rien n’est écrit."
                f" Pour reprendre, y écrire « {GO_ON} », en minuscules et sans rien d’autre."
            )
        message = self._message(held.get(self.talk))
        if message is not None and pauses(message):
            raise Paused(self.talk)

    def _message(self, page: Stored | None) -> Message | None:
        """The last message; who wrote it is asked when the page has changed."""
        if page is None:
            return None
        if self._heard[0] != page.revision:
            message = self.listener.last_message(self.talk) if self.listener else None
            self._heard = (page.revision, message)
        return self._heard[1]


def _says(page: Stored | None) -> str:
    if page is None:
        return "n’existe pas"
    line = page.text.strip().split("\n", 1)[0]
    return f"dit « {line if len(line) <= _SHOWN else f'{line[:_SHOWN]}…'} »"


def _runs(page: Stored | None) -> bool:
    return page is not None and page.text.strip() == GO_ON


def stop_page(settings: Settings, robot: str = "") -> str:
    """The page that stops one robot, or all."""
    return settings.page(f"{STOP}/{robot}" if robot else STOP)
