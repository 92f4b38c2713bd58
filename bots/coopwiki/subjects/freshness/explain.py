"""Where the figures of the report "freshness" come from: the banners that are too old, the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out
from coopwiki.subjects.freshness.report import OLD, freshness
from coopwiki.subjects.freshness.verified import Verified, banners

ALL_OLD = "Les pages dont la dernière relecture est plus vieille que le délai de la règle."
ALL_UNVERIFIED = "Les pages de la catégorie de la documentation qui n’ont aucun bandeau."
BY_RULE = "La règle « délai de vérification d'une page » en vigueur, en mois."
ALL_WANTED = "Les pages vers lesquelles une fiche mène et qui n’existent pas, chacune à sa première fiche."


def freshness_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `old`, `delay_months`."""
    data = freshness(ledger, today)
    old = {row.page for row in data.pages if row.state == OLD}
    terms = [
        entered(one, ONE, one.page.title, f"relue le {write_day(one.day)}")
        for one in banners(ledger, today)
        if one.page.title in old
    ]
    yield Figure("old", "", "", "pages à relire", data.old, COUNT, lambda: terms, ALL_OLD)
    if data.delay_months is not None:
        months = Decimal(data.delay_months)
        rule = computed(months, "délai de la règle", "en mois")
        yield Figure("delay_months", "", "", "délai en mois", data.delay_months, COUNT, lambda: (rule,), BY_RULE)
    never = [Term(ONE, row.name, "jamais relue") for row in data.unverified]
    yield Figure(
        "unverified", "", "", "pages jamais relues", len(data.unverified), COUNT, lambda: never, ALL_UNVERIFIED
    )
    links = [Term(ONE, row.title, "une page à écrire", None, row.page, row.revision, row.line) for row in data.wanted]
    yield Figure("wanted", "", "", "pages attendues", len(data.wanted), COUNT, lambda: links, ALL_WANTED)
    yield left_out(data.left_out, ledger.left_out_of(Verified))


EXPLAINED = {
    "freshness": freshness_figures,
}
