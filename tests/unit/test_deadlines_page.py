"""Deadlines week by week: each with its rule and the form that settles it; dated rules; whose they are, for members."""

from __future__ import annotations

import re
from datetime import date

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.deadlines_report import REPORT, Deadline, deadlines
from coopwiki.subjects.explained import EXPLAINED
from ledgers import TODAY, ledger

RULES = "".join(
    f"{{{{Règle|nom={name}|valeur={value}|à partir du={day}|source={source}}}}}"
    for name, value, day, source in (
        ("contact CAPE", "3 mois", "2016-01-01", "Code social de 2016"),
        ("contact CAPE", "1 mois", "2022-06-01", "Code social de 2022"),
        ("renouvellements d'un CAPE", "1", "2016-01-01", ""),
        ("durée totale en CAPE", "36 mois", "2016-01-01", "Loi"),
        ("délai d'association", "36 mois", "2016-01-01", "Loi"),
        ("entretiens CESA", "1", "2016-01-01", "Décret"),
        ("seuil du conseil de surveillance", "0", "2016-01-01", "Loi"),
        ("délai de vérification d'une page", "12 mois", "2016-01-01", ""),
    )
)
PROFILES = "".join(f"{{{{Profil|nom={name}}}}}" for name in ("Ana Martin", "Paul Roy", "Zoé Petit"))
BOOKS = (
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2025-08-01|fin=2026-07-31}}\n"
    "{{Contrat|qui=Paul Roy|type=CESA|début=2025-01-01}}\n"
    "{{Entretien|qui=Ana Martin|avec=Paul Roy|date=2026-06-01|nature=contact}}\n"
    "{{Sociétariat|qui=Zoé Petit|début=2020-01-01}}\n"
    "{{Mandat|instance=cogérance|qui=Zoé Petit|début=2025-01-01|fin=2026-12-31|collège=salarié associé}}"
)
PAGES = {"Livre": BOOKS, "Règles": RULES, "Profils": PROFILES, "Guide": "{{Vérifié|le=2025-05-01|par=Ana Martin}}"}


def found(kind: str, on: date = TODAY, **more: str) -> Deadline:
    (one,) = (one for one in deadlines(ledger(PAGES | more, on), on).deadlines if one.kind == kind)
    return one


def page(readers: Audience, prefix: str = "") -> str:
    made, failed = make([REPORT], context_of(ledger(PAGES), TODAY, Settings(prefix=prefix), readers))
    assert failed == ()
    (shown,) = (p.content for one in made for p in one.pages if isinstance(p, RobotPage))
    return shown


def section(text: str, heading: str) -> str:
    return text.partition(f"\n== {heading} ==\n")[2].partition("\n== ")[0]


def test_the_rule_in_force_that_day_makes_the_deadline_whatever_came_later() -> None:
    text = "{{Contrat|qui=Ana Martin|type=CAPE|début=2021-05-31|fin=2022-05-30}}"
    then = found("contact", date(2021, 6, 30), Livre=text)
    assert (then.due, then.rule, then.source) == (date(2021, 8, 31), "contact CAPE", "Code social de 2016")
    now = found("contact")
    assert (now.due, now.source) == (date(2026, 7, 1), "Code social de 2022")


def test_each_deadline_names_the_record_that_settles_it() -> None:
    settled = {
        one.kind: (one.settled_by.template, one.settled_by.page, dict(one.settled_by.fields))
        for one in deadlines(ledger(PAGES), TODAY).deadlines
        if one.settled_by
    }
    assert settled == {
        "cape_end": (
            "Contrat",
            "Livre",
            {"qui": "Ana Martin", "type": "CAPE", "début": "2026-08-01", "renouvellement": "1"},
        ),
        "contact": ("Entretien", "Entretiens 2026", {"qui": "Ana Martin", "nature": "contact"}),
        "interview": ("Entretien", "Entretiens 2026", {"qui": "Paul Roy", "nature": "entretien"}),
        "mandate_end": (
            "Mandat",
            "Livre",
            {"instance": "cogérance", "début": "2027-01-01", "collège": "salarié associé"},
        ),
        "board": ("Mandat", "Mandats", {"instance": "conseil de surveillance"}),
    }


def test_a_last_renewal_is_followed_by_a_cesa() -> None:
    text = BOOKS.replace("fin=2026-07-31", "fin=2026-07-31|renouvellement=1")
    settled = found("cape_end", Livre=text).settled_by
    assert settled is not None
    assert dict(settled.fields) == {"qui": "Ana Martin", "type": "CESA", "début": "2026-08-01"}


def test_what_is_written_as_done_is_asked_for_no_more() -> None:
    done = "{{Entretien|qui=Paul Roy|avec=Zoé Petit|date=2026-06-15|nature=entretien}}"
    before, after = (
        {one.kind for one in deadlines(ledger(PAGES | more), TODAY).deadlines} for more in ({}, {"E": done})
    )
    assert before - after == {"interview"}


def test_the_page_goes_week_by_week_with_the_rule_and_the_form() -> None:
    text = page(Audience.MEMBERS)
    headings = re.findall(r"^== (.*) ==$", text, re.MULTILINE)
    assert headings == [
        "Par sorte",
        "En retard",
        "Semaine du 29 juin 2026",
        "Semaine du 27 juillet 2026",
        "Décembre 2026",
        "Règles qui manquent",
    ]
    contact = section(text, "Semaine du 29 juin 2026")
    assert "'''Contact''' <small>(règle : contact CAPE, Code social de 2022)</small>" in contact
    assert "{{Noter|Entretien|Entretiens 2026|fait|qui=Ana Martin|nature=contact}}" in contact
    assert "[[:Guide|Guide]]" in section(text, "En retard")
    assert "{{Noter|Contrat|Livre|fait|qui=Ana Martin|type=CAPE|début=2026-08-01|renouvellement=1}}" in text


def test_everyone_reads_how_many_and_nobody_whose() -> None:
    text = page(Audience.EVERYONE)
    assert "Ana Martin" not in text
    assert "Paul Roy" not in text
    assert "Zoé Petit" in section(text, "Décembre 2026")
    assert '! scope="row" | Contact\n| 0\n| 1\n| 0\n| contact CAPE, Code social de 2022' in text


def test_a_wiki_with_a_prefix_says_what_its_templates_are_called() -> None:
    assert "{{Coop Noter|Entretien|Entretiens 2026|fait|Coop Entretien|qui=Ana Martin|nature=contact}}" in page(
        Audience.MEMBERS, "Coop "
    )


def test_a_missing_rule_leads_to_the_form_that_notes_it() -> None:
    assert "{{Noter|Règle|Règles|la noter|nom=associés au plus}}" in page(Audience.EVERYONE)


def test_every_figure_leads_to_the_records_it_comes_from() -> None:
    books = ledger(PAGES)
    figures = {figure.path: figure.explained("deadlines") for figure in EXPLAINED["deadlines"](books, TODAY)}
    assert [path for path, told in figures.items() if not told.adds_up] == []
    (contact,) = figures["contact soon"].terms
    assert (contact.page, contact.line, contact.what) == ("Livre", 3, "contact : Ana Martin")
    assert "contact CAPE" in contact.how


def test_a_decision_is_due_on_the_day_of_its_review_until_another_replaces_it() -> None:
    taken = "{{Décision|date=2025-06-01|où=Technique|titre=Relire|méthode=consentement|revoir le=2026-07-10}}"
    after = "{{Décision|date=2026-06-01|où=Technique|titre=Neuve|méthode=consentement|remplace=Relire}}"

    def reviews(text: str) -> list[tuple[str, int, str]]:
        found = deadlines(ledger({"Décisions": text}), TODAY).deadlines
        return [(one.who, one.days, one.state) for one in found if one.kind == "review"]

    assert reviews(taken) == [("Relire", 10, "soon")]
    assert reviews(taken.replace("2026-07-10", "2026-06-29")) == [("Relire", -1, "overdue")]
    assert reviews(taken + after) == []
