"""What other records say of the year's money: an article of the code social, a call for projects that is won."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.approximate import estimate, write_estimate
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.finances.won_calls import WonCall, won_calls
from coopwiki.subjects.finances.years import CEILING, total
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.social_code.article import Article
from coopwiki.subjects.social_code.indicators import FINANCES, indicator, shown
from coopwiki.subjects.social_code.indicators_report import value_of

ARTICLE_FIGURE = Sentence(
    "article_figure",
    "L’article dit « {found} », les fiches disent autre chose : {suggestion}.",
    contradiction="Articles du code social et chiffres",
)
WON_WITHOUT_FUNDING = Sentence(
    "won_without_funding",
    "« {found} » est obtenu, et aucun financement n’y répond : {suggestion}.",
    contradiction="Appels obtenus et financements",
)
WON_WITH_ANOTHER_SUM = Sentence(
    "won_with_another_sum",
    "« {found} » est obtenu, et le financement est d’une autre somme : {suggestion}.",
    contradiction="Appels obtenus et financements",
)


def article_agrees(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where an article expects another figure of the year, or another ceiling, than the records say."""
    for article in ledger.of(Article):
        meant = indicator(article)
        if meant is None or meant.name not in (*FINANCES, CEILING):
            continue
        value = value_of(ledger, meant, today)
        if value is not None and not meant.holds(value):
            figure = shown(value, meant.unit)
            suggestion = f"c’est {figure}, écrire indicateur={meant.called} = {figure}, ou corriger l’autre fiche"
            yield issue_of(article, "indicateur", ARTICLE_FIGURE(article.indicator or "", suggestion))


def won_calls_agree(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a call that is won and has no funding granted or paid, or one of another sum."""
    del today
    for won in won_calls(ledger):
        if not won.fundings:
            yield issue_of(won.call, "état", WON_WITHOUT_FUNDING(won.call.title, _to_write(won)))
        elif not won.agrees:
            yield issue_of(won.call, "montant", WON_WITH_ANOTHER_SUM(won.call.title, _sums(won)))


def _to_write(won: WonCall) -> str:
    call = won.call
    fields = f"financeur={call.funder}|nature=public|objet={call.title}|année={call.deadline.year}"
    amount = f"|montant={write_euros(call.amount.low)}" if call.amount and call.amount.low == call.amount.high else ""
    return (
        f"ajouter {{{{Financement|{fields}{amount}}}}} avec sa nature, ou passer à état=accordé celui qui est demandé"
    )


def _sums(won: WonCall) -> str:
    where = " ; ".join(f"« {one.page.title} », ligne {one.line}" for one in won.fundings)
    sums = f"{write_estimate(estimate((won.call.amount,)))} ici, {write_euros(total(won.fundings))} sur {where}"
    return f"{sums}, écrire la même somme des deux côtés"


CHECKS = (article_agrees, won_calls_agree)
