"""No page takes a field of a narrower audience than its readers: each field of each record is changed in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import DataPage
from coopwiki.runs.render import context_of, make
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.settings import Settings
from coopwiki.subjects.elections.election import Election
from coopwiki.subjects.levies.scale import Scale
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.reports import REPORTS
from each import each
from ledgers import TODAY, ledger, line

PEOPLE = ("Ana Martin", "Paul Roy", "Inès Petit", "Luc Noir", "Zoé Blanc")
BASE = {
    "Cercle": "{{Cercle|nom=Technique|raison d'être=Des outils}}",
    **{f"Utilisateur:{name}": f"{{{{Profil|nom={name}}}}}" for name in PEOPLE[1:]},
    "Carnet": "".join(line(qui=name, montant="10") for name in PEOPLE),
    "Co-budgets": "".join(
        f"{{{{Co-budget|nom={name}|enveloppe=99 000|ouverture=2026-03-01|clôture=2026-03-31}}}}"
        f"{{{{Projet|titre={title}|qui=Luc Noir|co-budget={name}}}}}"
        for name, title in (("Printemps 2026", "Un vélo cargo"), ("Un autre nom", "Un vélo cargo"))
    )
    + "{{Projet|titre=Un autre nom|qui=Luc Noir|co-budget=Printemps 2026}}",
    "Formations": "".join(
        f"{{{{Formation|titre={title}|qui=Luc Noir|seuil=3}}}}" for title in ("Animer une réunion", "Un autre nom")
    ),
    "Barèmes": "".join(
        f"{{{{Barème|nom={name}|à partir du=2020-01-01|mode=par tranche}}}}{{{{Tranche|jusqu'à=10 €|taux=1}}}}"
        for name in ("Contribution coopérative", "Un autre nom")
    ),
    "Partenaires": "{{Partenaire|nom=Les Ateliers du Port}}{{Partenaire|nom=Un autre nom}}",
}
BELOW = {Scale: "{{Tranche|taux=5 %}}"}
"""What a record needs below it."""
APART = {Election: {"élu": "Luc Noir"}}
"""Another is elected than proposed, before and after: that is a remark in any case."""
OTHER = {
    "day": "2026-03-19", "month": "2026-02", "year": "2025", "count": "7", "duration": "2h45", "euros": "7331,17 €",
    "about": "environ 441 €", "cost": "17 €/an", "rate": "17,5", "percent": "3 %", "percents": "20 ; 40",
    "person": "Inès Petit", "people": "Inès Petit ; Luc Noir", "circle": "Cercle des essais",
    "page": "[[Une autre page]]",
    "days": "2026-07-14 ; 2026-12-25", "recurrence": "2e jeudi du mois",
    "name": "Un autre nom", "names": "Un autre nom", "text": "Un autre texte", "texts": "tout autre chose",
}  # fmt: skip
"""By kind, a value that no example has."""

BY_NAME = {
    "premier tour": "Ana Martin : 1 ; Inès Petit : 4",
    "second tour": "Inès Petit : 5",
    "valeur": "20 €",
    "renoncements": "Inès Petit",
}
"""Of fields whose text has to say something."""

FIELDS = [(type_, column) for type_ in RECORDS for column in schema_of(type_).columns]
NARROW = [pair for pair in FIELDS if pair[1].audience > Audience.EVERYONE]


def base(type_: type[Record]) -> dict[str, str]:
    """The other pages; the person of the examples has one profile, no more."""
    ana = {} if type_ is Profile else {"Utilisateur:Ana": "{{Profil|nom=Ana Martin}}"}
    return BASE | ana


def named(value: object) -> str:
    return f"{value.template}" if isinstance(value, type) else str(value.field.name)  # type: ignore[attr-defined]


every_field = each(FIELDS, lambda case: " ".join(map(named, case)))
narrow_fields = pytest.mark.parametrize(("type_", "column"), NARROW, ids=named)


def call(type_: type[Record], changed: Column | None = None) -> str:
    """A call with all fields as in their examples, one of them changed."""
    fields = {c.field.name: c.field.example for c in schema_of(type_).columns} | APART.get(type_, {})
    if changed is not None:
        fields[changed.field.name] = another(changed)
    return f"{{{{{type_.template}" + "".join(f"|{k}={v}" for k, v in fields.items()) + "}}" + BELOW.get(type_, "")


def another(column: Column) -> str:
    if column.field.name in BY_NAME:
        return BY_NAME[column.field.name]
    if column.kind.choices:
        return next(word for word in column.kind.choices if word != column.field.example)
    return OTHER[column.kind.name]


def published(readers: Audience, type_: type[Record], changed: Column | None = None) -> dict[str, str]:
    """All pages and data pages, as those who read the wiki get them; sources keep their places."""
    found = ledger(base(type_) | {"Fiche": call(type_, changed)})
    made, failed = make(REPORTS, context_of(found, TODAY, Settings(), readers))
    assert failed == ()
    pages = (page for one in made for page in one.pages)
    return {p.title: p.text if isinstance(p, DataPage) else p.content for p in pages}


def differing(readers: Audience, type_: type[Record], column: Column) -> Iterator[str]:
    """The pages that another value changes, but for those that quote what is to be mended."""
    before, after = published(readers, type_), published(readers, type_, column)
    titles = {**before, **after}.keys() - {
        "Tableau de bord/Fiches à corriger",
        "Tableau de bord/Contradictions",
    }
    yield from (t for t in titles if before.get(t) != after.get(t))


@each(RECORDS, named)
def test_the_examples_can_be_read(type_: type[Record]) -> None:
    assert read(type_) == (1, [])


@every_field
def test_each_field_of_the_examples_can_be_changed(type_: type[Record], column: Column) -> None:
    assert read(type_, column) == (1, [])


def read(type_: type[Record], changed: Column | None = None) -> tuple[int, list[str]]:
    """How many records the page gives, and what is wrong with them."""
    found = ledger(base(type_) | {"Fiche": call(type_, changed)})
    left = [i.fault.message for i in found.issues if i.severity == "error"]
    return len([r for r in found.of(type_) if r.page.title == "Fiche"]), left


@pytest.mark.long
@narrow_fields
def test_what_is_not_for_everyone_changes_no_page_that_everyone_reads(type_: type[Record], column: Column) -> None:
    assert sorted(differing(Audience.EVERYONE, type_, column)) == []


@pytest.mark.parametrize(
    ("type_", "column"), [pair for pair in NARROW if pair[1].audience is Audience.CIRCLE], ids=named
)
def test_what_is_for_a_circle_changes_no_page_at_all(type_: type[Record], column: Column) -> None:
    assert sorted(differing(Audience.MEMBERS, type_, column)) == []


def test_a_field_that_pages_show_changes_them() -> None:
    types = {type_.template: type_ for type_ in RECORDS}
    who, what = (schema_of(types["Contribution"]).column(name) for name in ("qui", "quoi"))
    assert who is not None
    assert what is not None
    month = "Tableau de bord/Contributions 2026-03"
    assert month in set(differing(Audience.MEMBERS, types["Contribution"], who))
    assert month in set(differing(Audience.EVERYONE, types["Contribution"], what))


def test_a_field_that_names_people_is_for_members_unless_it_says_otherwise() -> None:
    plain = [c for _, c in FIELDS if c.names_people and c.field.audience is None]
    assert len(plain) > 3
    assert {column.audience for column in plain} == {Audience.MEMBERS}


@pytest.mark.parametrize("readers", [Audience.EVERYONE, Audience.MEMBERS])
def test_a_report_for_fewer_than_all_readers_has_no_page(readers: Audience) -> None:
    narrow = [replace(type_, audience=Audience.CIRCLE) for type_ in REPORTS]
    made, failed = make(narrow, context_of(ledger(BASE), TODAY, Settings(), readers))
    assert (made, failed) == ((), ())


def test_audiences_narrow_from_everyone_to_a_circle() -> None:
    everyone, members, circle = Audience
    for audience in Audience:
        assert everyone.allows(audience)
        assert circle.allows(audience) == (audience is circle)
    assert members.allows(circle)
    assert not members.allows(everyone)
