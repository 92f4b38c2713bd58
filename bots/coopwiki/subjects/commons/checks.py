"""What the registers of this subject say holds: names once, known people, licences and brands, days in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import Alike, heading
from coopwiki.core.rates import percent_text
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.check_ordered_days import DAYS_REVERSED
from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.holders import UNKNOWN, holder, partners_by_name
from coopwiki.subjects.commons.licences import is_known, nearest_licence
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.commons.tool import Tool
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.record_issue import issue_of

NAMED_TWICE = Sentence(
    "registered_twice",
    "« {found} » a deux fiches de la même sorte : {suggestion}.",
    contradiction="Noms pris deux fois",
)
BRAND_RATE = Sentence("brand_rate", "Une marque ne peut pas garder {found} : {suggestion}.")
UNKNOWN_LICENCE = Sentence("unknown_licence", "« {found} » n’est pas une licence connue : {suggestion}.")
UNKNOWN_HOLDER = Sentence(
    "unknown_holder",
    "« {found} » n’est ni une personne, ni un cercle, ni un partenaire connu : {suggestion}.",
)
ENDED_CARRIER = Sentence(
    "ended_carrier",
    "« {found} » porte ce commun, mais sa fiche de partenaire est terminée : {suggestion}.",
    contradiction="Communs et partenaires",
)
BRAND_MEMBERS = Sentence(
    "brand_members_differ",
    "Le profil dit la marque « {found} », la fiche de la marque ne nomme pas cette personne : {suggestion}.",
    contradiction="Marques et profils",
)
NEAR_NAME = Sentence(
    "register_near_name", "« {found} » n’a pas de fiche, un nom presque pareil en a une : {suggestion}."
)
REPLACES_ITSELF = Sentence("replaces_itself", "« {found} » ne peut pas se remplacer : {suggestion}.")
VERIFIED_LATER = Sentence("verified_later", "La relecture est datée du {found}, un jour à venir : {suggestion}.")

Sheet = Common | Brand | Partner | Tool


def single_names(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of each sheet whose name an earlier one of its kind has: both stand in the register."""
    del today
    kinds: tuple[type[Sheet], ...] = (Common, Brand, Partner, Tool)
    for type_ in kinds:
        first: dict[str, Sheet] = {}
        for one in ledger.of(type_):
            held = first.setdefault(heading(one.name), one)
            if held is not one:
                where = f"« {held.page.title} », ligne {held.line}"
                yield issue_of(one, "nom", NAMED_TWICE(one.name, f"n’en garder qu’une, l’autre est sur {where}"))


def valid_commons(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a licence nobody knows, of unknown or former carriers, of a reading to come."""
    for one in ledger.of(Common):
        if one.licence and not is_known(one.licence):
            near = nearest_licence(one.licence)
            meant = f"écrire « {near} », ou une autre licence" if near else "écrire par exemple « CC BY-SA 4.0 »"
            yield issue_of(one, "licence", UNKNOWN_LICENCE(one.licence, meant))
        for typed in dict.fromkeys(one.carriers):
            yield from _held(ledger, one, "porté par", typed)
            yield from _ended(ledger, one, typed, today)
        if one.verified is not None and one.verified > today:
            fault = VERIFIED_LATER(write_day(one.verified), f"écrire par exemple vérifié le={today}")
            yield issue_of(one, "vérifié le", fault)


def _held(ledger: Ledger, record: Record, field: str, typed: str) -> Iterator[Issue]:
    if holder(ledger, typed).kind == UNKNOWN:
        near = ledger.people.nearest(typed) or ledger.circles.nearest(typed) or _near_partner(ledger, typed)
        create = "créer son {{Profil}}, son {{Cercle}} ou son {{Partenaire}}"
        yield issue_of(record, field, UNKNOWN_HOLDER(typed, f"écrire « {near} », ou {create}" if near else create))


def _near_partner(ledger: Ledger, typed: str) -> str:
    return Alike(one.name for one in ledger.of(Partner))[typed] if ledger.of(Partner) else ""


def _ended(ledger: Ledger, common: Common, typed: str, today: date) -> Iterator[Issue]:
    partner = partners_by_name(ledger).get(heading(typed))
    known = typed in ledger.people or typed in ledger.circles
    if partner and not known and partner.until is not None and partner.until < today:
        where = f"« {partner.page.title} », ligne {partner.line}"
        meant = f"changer qui le porte, ou le dernier jour du partenaire sur {where}"
        yield issue_of(common, "porté par", ENDED_CARRIER(partner.name, meant))


def valid_partners(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a partner that ended before it began."""
    del today
    for one in ledger.of(Partner):
        if one.since is not None and one.until is not None and one.until < one.since:
            meant = f"écrire un jour à partir du {write_day(one.since)}, par exemple jusqu'au={one.since}"
            yield issue_of(one, "jusqu'au", DAYS_REVERSED(write_day(one.until), meant))


def valid_tools(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a tool that nobody known answers for, or that replaces itself."""
    del today
    for one in ledger.of(Tool):
        if one.responsible:
            yield from _held(ledger, one, "responsable", one.responsible)
        if one.replaces and heading(one.replaces) == heading(one.name):
            yield issue_of(one, "remplace", REPLACES_ITSELF(one.name, "écrire le nom de l’ancien outil, ou rien"))


def valid_brands(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a brand that keeps less than nothing or more than all."""
    del today
    for one in ledger.of(Brand):
        if one.rate is not None and not 0 <= one.rate <= 100:
            found = percent_text(one.rate)
            yield issue_of(one, "taux", BRAND_RATE(found, "écrire de 0 à 100 %, par exemple taux=5 %"))


def brands_agree(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a profile that says a brand whose sheet names other people; a sheet that names nobody says nothing."""
    del today
    sheets = {heading(one.name): one for one in reversed(ledger.of(Brand)) if one.members}
    for profile in ledger.of(Profile):
        for typed in dict.fromkeys(profile.brands):
            sheet = sheets.get(heading(typed))
            if sheet and profile.name not in {ledger.people.canonical[name] for name in sheet.members}:
                where = f"« {sheet.page.title} », ligne {sheet.line}"
                meant = f"ajouter {profile.name} à ses membres sur {where}, ou ôter la marque du profil"
                yield issue_of(profile, "marques", BRAND_MEMBERS(sheet.name, meant))


def known_registers(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a common or a brand without a sheet whose name is nearly that of one with: it counts apart."""
    del today
    brand, common = _Near(ledger.of(Brand)), _Near(ledger.of(Common))
    for line in ledger.of(Contribution):
        yield from brand.issue(line, "marque", line.brand)
    for expense in ledger.of(Expense):
        yield from brand.issue(expense, "marque", expense.brand)
        yield from common.issue(expense, "commun", expense.commons)
    for profile in ledger.of(Profile):
        for name in profile.brands:
            yield from brand.issue(profile, "marques", name)


class _Near:
    """The sheets of one kind, and the name most like each one asked for."""

    def __init__(self, sheets: Iterable[Common | Brand]) -> None:
        self._names = {heading(one.name): one.name for one in sheets}
        self._alike = Alike(self._names.values(), 0.85)

    def issue(self, record: Record, field: str, typed: str | None) -> Iterator[Issue]:
        """What is wrong with a name typed in a field; nothing where no sheet is written."""
        if typed and self._names and heading(typed) not in self._names and (near := self._alike[typed]):
            yield issue_of(record, field, NEAR_NAME(typed, f"écrire « {near} », ou faire sa fiche"))


CHECKS = (single_names, valid_commons, valid_partners, valid_tools, valid_brands, brands_agree, known_registers)
