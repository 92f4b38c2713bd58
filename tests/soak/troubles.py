"""What happens to the wiki, the network and the robots' account while members work."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from wiki.behind_proxy import Cooperative
from wiki.proxy import (
    Fault,
    Trouble,
    Wanted,
    an_edit,
    asks,
    changed,
    cut,
    emptied,
    error,
    half,
    later,
    lost,
    old_token,
    says,
    shortened,
    signed_out,
    silent,
)

AWAY, LONG_AWAY = 8, 60
"""Seconds for which the wiki is stopped as a rule, and now and then."""

WAIT = ("Retry-After", "1")
LISTS = asks("generator", "allpages")


def _anything(_: object) -> bool:
    return True


ON_THE_WAY: tuple[tuple[str, Trouble, Wanted], ...] = (
    ("coupure", cut, _anything),
    ("500", says(500), _anything),
    ("502", says(502), _anything),
    ("503", says(503, "", WAIT), _anything),
    ("429", says(429, "", WAIT), _anything),
    ("maxlag", error("maxlag", WAIT), _anything),
    ("readonly", error("readonly", WAIT), an_edit),
    ("ratelimited", error("ratelimited"), an_edit),
    ("DBQueryError", error("internal_api_error_DBQueryError"), _anything),
    ("moitié", half, _anything),
    ("HTML", says(200, "<html>Accueil</html>"), _anything),
    ("connexion", says(302, "", ("Location", "https://connexion.example/")), _anything),
    ("session", signed_out, _anything),
    ("jeton", old_token, an_edit),
    ("réponse perdue", lost, an_edit),
    ("silence", silent(3), _anything),
    ("liste coupée", changed(shortened), LISTS),
    ("liste vide", changed(emptied(0)), LISTS),
    ("une page", changed(emptied(1)), LISTS),
    ("horloge", changed(later(timedelta(days=9))), asks("siprop", "general")),
)


@dataclass(slots=True)
class Troubles:
    """Throws troubles in; `counted` says how often which."""

    coop: Cooperative
    draw: Random
    counted: Counter[str] = field(default_factory=Counter)

    def throw_one_in(self) -> None:
        """One that passes by itself: on the way as a rule, now and then the wiki's own."""
        if self.draw.random() < 0.1:
            name, happens = self.draw.choice(
                (
                    ("wiki arrêté", lambda: self._away(AWAY)),
                    ("wiki arrêté une minute", lambda: self._away(LONG_AWAY)),
                    ("page d’arrêt", self._stopped),
                    ("protection", self._protected),
                )
            )
            happens()
        else:
            name, trouble, wanted = self.draw.choice(ON_THE_WAY)
            fault = Fault(trouble, wanted, times=self.draw.randint(1, 4))
            self.coop.between.faults = [fault]
        self.counted[name] += 1

    def end(self) -> None:
        """Nothing more happens."""
        self.coop.between.faults = []

    def _away(self, seconds: int) -> None:
        wiki = self.coop.operator.wiki
        wiki.stop()
        time.sleep(seconds)
        wiki.start()

    def _stopped(self) -> None:
        stop = "Tableau de bord/Robots/Marche"
        self._meanwhile(
            lambda: self.coop.admin.edit(stop, "un doute"),
            lambda: self.coop.admin.edit(stop, "marche"),
        )

    def _protected(self) -> None:
        self._meanwhile(lambda: self._protect("edit=sysop"), lambda: self._protect(""))

    def _protect(self, level: str) -> None:
        admin = self.coop.admin
        admin.call(action="protect", title="Tableau de bord", protections=level, token=admin.token())

    def _meanwhile(self, before: Callable[[], object], after: Callable[[], object]) -> None:
        before()
        time.sleep(AWAY)
        after()
