"""Contracts that hold together, by the rules in force on their first day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import key
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.contracts import check_counts
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import CAPE, Contract
from coopwiki.subjects.contracts.interview import Interview
from coopwiki.subjects.contracts.known_rules import CAPE_LENGTH, CAPE_RENEWALS, CAPE_TOTAL
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.rules import rule_on_day

CONTRACT_OF_NOBODY = Sentence(
    "contract_of_nobody",
    "Cette fiche ({found}) ne dit pas de qui elle est et ne compte pas : {suggestion}.",
)
CONTRACT_REVERSED = Sentence(
    "contract_reversed",
    "La fin ({found}) est avant le début : {suggestion}.",
)
CONTRACTS_OVERLAP = Sentence(
    "contracts_overlap",
    "« {found} » a deux contrats le même jour, un seul compte : {suggestion}.",
)
CAPE_TOO_LONG = Sentence(
    "cape_too_long",
    "Ce CAPE finit le {found}, plus tard que ne le permet la règle : {suggestion}.",
)
CAPE_WITHOUT_END = Sentence(
    "cape_without_end",
    "Ce CAPE n’a pas de fin et court depuis le {found}, plus longtemps que ne le permet la règle : {suggestion}.",
)
CAPE_RENEWED_TOO_OFTEN = Sentence(
    "cape_renewed_too_often",
    "Ce CAPE est renouvelé {found} fois, plus que ne le permet la règle : {suggestion}.",
)
CAPE_TOTAL_TOO_LONG = Sentence(
    "cape_total_too_long",
    "« {found} » est en CAPE plus longtemps que ne le permet la règle : {suggestion}.",
)
RENEWAL_WITHOUT_FIRST = Sentence(
    "renewal_without_first",
    "Ce renouvellement ({found}) n’a pas celui d’avant : {suggestion}.",
)
REAL_END_AFTER_END = Sentence(
    "real_end_after_end",
    "La fin réelle ({found}) est après la fin prévue : {suggestion}.",
)
CONTRACT_HOLE = Sentence(
    "contract_hole",
    "« {found} » n’a aucun contrat juste avant celui-ci : {suggestion}.",
)
INTERVIEW_WITH_ONESELF = Sentence(
    "interview_with_oneself",
    "« {found} » se rencontre soi-même : {suggestion}.",
)
ARRIVAL_ALONE = Sentence(
    "arrival_alone",
    "« {found} » arrive sans parrain ni marraine : {suggestion}.",
)


def owned_contract(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Errors for a contract or a membership that is nobody's: it counts nowhere."""
    del today
    for one in stays(ledger).nobodys:
        suggestion = "ajouter par exemple qui=Ana Martin, ou l’écrire sous la fiche Profil"
        yield issue_of(one, "qui", CONTRACT_OF_NOBODY(one.template, suggestion), "error")


def ordered_contract(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a contract or a membership that ends before it begins, and of a real end after the one foreseen."""
    del today
    for membership in ledger.of(Membership):
        yield from _ordered(membership, "fin", membership.end)
    for one in ledger.of(Contract):
        yield from _ordered(one, "fin", one.end)
        yield from _ordered(one, "fin réelle", one.ended)
        if one.ended and one.end and one.start <= one.end < one.ended:
            suggestion = f"écrire un jour jusqu’au {write_day(one.end)}, et un autre contrat pour la suite"
            yield issue_of(one, "fin réelle", REAL_END_AFTER_END(write_day(one.ended), suggestion))


def _ordered(one: Contract | Membership, field: str, last: date | None) -> Iterator[Issue]:
    if last and last < one.start:
        suggestion = f"écrire un jour à partir du {write_day(one.start)}"
        yield issue_of(one, field, CONTRACT_REVERSED(write_day(last), suggestion))


def contracts_hold(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of contracts that overlap or leave a hole, and of CAPE that the rules of their first day do not allow."""
    returns = _arrivals(ledger)
    for who, own in stays(ledger).contracts.items():
        longest = accumulate(own, _longer)
        for before, after in zip(longest, own[1:], strict=False):
            yield from _beside(who, before, after, returns.get(who, ()))
        yield from _capes(ledger, today, who, [one for one in own if one.type == CAPE])


def _arrivals(ledger: Ledger) -> Mapping[str, list[date]]:
    found: dict[str, list[date]] = {}
    for one in ledger.of(Arrival):
        found.setdefault(ledger.people.canonical[one.who], []).append(one.day)
    return found


def _beside(who: str, before: Contract, after: Contract, returns: Iterable[date]) -> Iterator[Issue]:
    """Two contracts of one person that follow each other: an arrival written between them closes a hole."""
    last = before.last
    if last is None or last >= after.start:
        suggestion = f"écrire fin réelle={after.start - timedelta(days=1)} sur le premier"
        yield issue_of(after, "début", CONTRACTS_OVERLAP(who, suggestion))
    elif last + timedelta(days=1) < after.start and not any(last < day <= after.start for day in returns):
        suggestion = (
            f"écrire début={last + timedelta(days=1)}, puisque le contrat d’avant finit le {write_day(last)}, "
            f"ou, après un départ, une fiche Arrivée du {write_day(after.start)}"
        )
        yield issue_of(after, "début", CONTRACT_HOLE(who, suggestion))


def _longer(one: Contract, other: Contract) -> Contract:
    """The one of two that ends last."""
    return max(one, other, key=lambda contract: contract.last or date.max)


def _capes(ledger: Ledger, today: date, who: str, own: list[Contract]) -> Iterator[Issue]:
    done: set[int] = set()
    for one in own:
        yield from _length(ledger, today, one)
        yield from _renewal(ledger, one, done)
        done.add(one.renewal or 0)
        total = rule_on_day(ledger, CAPE_TOTAL, TERM, one.start)
        limit = months_after(own[0].start, total.value) if total else None
        if limit and one.last and one.last >= limit:
            suggestion = f"finir le {write_day(limit - timedelta(days=1))} au plus tard"
            yield issue_of(one, "fin", CAPE_TOTAL_TOO_LONG(who, suggestion))


def _length(ledger: Ledger, today: date, one: Contract) -> Iterator[Issue]:
    longest = rule_on_day(ledger, CAPE_LENGTH, TERM, one.start)
    limit = months_after(one.start, longest.value) if longest else None
    if limit and one.last and one.last >= limit:
        suggestion = f"écrire par exemple fin={limit - timedelta(days=1)}"
        yield issue_of(one, "fin", CAPE_TOO_LONG(write_day(one.last), suggestion))
    if limit and one.last is None and limit <= today:
        suggestion = (
            f"écrire le jour prévu, par exemple fin={limit - timedelta(days=1)}, et « fin réelle » s’il est fini"
        )
        yield issue_of(one, "fin", CAPE_WITHOUT_END(write_day(one.start), suggestion))


def _renewal(ledger: Ledger, one: Contract, done: set[int]) -> Iterator[Issue]:
    if not one.renewal:
        return
    most = rule_on_day(ledger, CAPE_RENEWALS, COUNT, one.start)
    if most and one.renewal > most.value:
        suggestion = f"{most.value} au plus, vérifier le nombre"
        yield issue_of(one, "renouvellement", CAPE_RENEWED_TOO_OFTEN(str(one.renewal), suggestion))
    if one.renewal - 1 not in done:
        suggestion = f"écrire aussi le contrat d’avant, avec renouvellement={one.renewal - 1}"
        yield issue_of(one, "renouvellement", RENEWAL_WITHOUT_FIRST(str(one.renewal), suggestion))


def two_people(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an interview with oneself, and of an arrival without a sponsor."""
    del today
    people = ledger.people.canonical
    for one in ledger.of(Interview):
        if one.met_by and key(people[one.who]) == key(people[one.met_by]):
            fault = INTERVIEW_WITH_ONESELF(people[one.who], "écrire dans « avec » qui l’a rencontré·e")
            yield issue_of(one, "avec", fault)
    for arrival in ledger.of(Arrival):
        if not arrival.sponsor:
            fault = ARRIVAL_ALONE(people[arrival.who], "ajouter parrain= et le nom de qui l’a fait venir")
            yield issue_of(arrival, "parrain", fault)


CHECKS = (owned_contract, ordered_contract, contracts_hold, two_people, *check_counts.CHECKS)
