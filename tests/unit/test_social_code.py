"""The code social: what is still to be written, to be verified, what a figure says, who amends what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopwiki.core.fault import Fault
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.social_code import report as social_code_report
from coopwiki.subjects.social_code.indicators import UNITS, Indicator, read_indicator
from coopwiki.subjects.social_code.indicators_report import FIGURES
from coopwiki.subjects.social_code.report import ArticleRow, SocialCode, social_code
from ledgers import SHEETS, TODAY, ledger

CONSENT = "".join(
    f"{{{{Décision|date=2026-0{n}-01|où=Tech|titre=D{n}|méthode={method}}}}}"
    for n, method in enumerate(("consentement", "consentement", "consentement", "veto"), 1)
)
DELAY = "{{Règle|nom=délai de vérification d'une page|valeur=12 mois|à partir du=2020-01-01}}"


def article(title: str = "Décider", **fields: str) -> str:
    parts = (f"|{name.replace('_', ' ')}={value}" for name, value in fields.items())
    return f"{{{{Article|titre={title}{''.join(parts)}}}}}"


def code(text: str, **others: str) -> SocialCode:
    return social_code(ledger(SHEETS | {"Code social": text} | others), TODAY)


def one(text: str, **others: str) -> ArticleRow:
    (row,) = code(text, **others).articles
    return row


def told(text: str) -> list[tuple[int, str, str]]:
    found = ledger(SHEETS | {"Code social": text}).issues
    return [(issue.line, issue.field, issue.code) for issue in found]


def unwritten(text: str) -> list[tuple[str, int]]:
    return [(placeholder.found, placeholder.line) for placeholder in one(text).placeholders]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Amendé par XX.", ["XX"]),
        ("On le demande (à qui ?), par écrit.", ["à qui ?"]),
        ("On le demande à qui\u00a0?", ["à qui ?"]),
        ("La durée reste à définir.", ["reste à définir"]),
        ("Seuil à préciser, liste À compléter.", ["à préciser", "À compléter"]),
        ("Par ??? et XXX", ["???", "XXX"]),
        ("Au XXe siècle, taille xxl, Xxavier, à qui de droit, c’est à nous", []),
        ("<!-- XX --> fini", []),
    ],
)
def test_what_is_still_to_be_written_is_found_below_its_article(text: str, found: list[str]) -> None:
    assert [word for word, _ in unwritten(article() + "\n" + text)] == found


def test_each_is_told_at_its_line_and_belongs_to_the_article_above_it() -> None:
    text = "XX avant\n" + article("Un") + "\nrien\npar XX\n" + article("Deux") + "\nà qui ?"
    rows = code(text).articles
    assert [(row.title, [(p.found, p.line) for p in row.placeholders]) for row in rows] == [
        ("Un", [("XX", 4)]),
        ("Deux", [("à qui ?", 6)]),
    ]
    assert told(text) == [(4, "", "placeholder"), (6, "", "placeholder")]


def test_what_other_records_of_the_page_say_is_left_alone() -> None:
    text = article() + "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=Amendé par XX ?|article=Décider}}"
    assert unwritten(text) == []


def test_a_page_without_articles_may_say_what_it_likes() -> None:
    assert told("Amendé par XX, à qui ?") == []


@pytest.mark.parametrize(
    ("typed", "verdict", "wanted", "found"),
    [
        ("décisions par consentement ≥ 75 %", "confirmé", "≥ 75 %", "75 %"),
        ("Décisions par consentement au moins 76", "contredit", "≥ 76 %", "75 %"),
        ("décisions par consentement <= 74,5 %", "contredit", "≤ 74,5 %", "75 %"),
        ("décisions par consentement", "à lire", "", "75 %"),
        ("décisions de l'année = 4", "confirmé", "= 4", "4"),
        ("taux horaire maximum = 30 €/h", "confirmé", "= 30 €/h", "30 €/h"),
        ("taux horaire maximum au plus 25 €", "contredit", "≤ 25 €/h", "30 €/h"),
        ("part maximale de financement public ≤ 50 %", "pas encore de chiffre", "≤ 50 %", ""),
    ],
)
def test_a_figure_confirms_or_contradicts_an_article(typed: str, verdict: str, wanted: str, found: str) -> None:
    rule = "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}"
    measured = one(article(indicateur=typed), Carnet=CONSENT + rule).measured
    assert measured is not None
    shown = tuple(part.replace("\u00a0", " ") for part in (measured.verdict, measured.wanted, measured.found))
    assert shown == (verdict, wanted, found)


def test_a_figure_nobody_works_out_is_told_with_the_nearest_one() -> None:
    text = article(indicateur="décision par consentement ≥ 3") + "\n" + article("B", indicateur="la météo")
    assert told(text) == [
        (1, "indicateur", "unknown_indicator"),
        (2, "indicateur", "unknown_indicator"),
    ]
    assert "« décisions par consentement »" in ledger({"A": text}).issues[0].fault.suggestion
    assert told(article(indicateur="cercles ≥ beaucoup")) == [(1, "indicateur", "indicator_value")]


def test_every_figure_an_article_may_name_is_worked_out() -> None:
    assert list(FIGURES) == list(UNITS)
    found = ledger(SHEETS | {"Carnet": CONSENT})
    for name in UNITS:
        read = read_indicator(f"{name} ≥ 0")
        assert read == Indicator(name, UNITS[name], "≥", Decimal(0))
        value = FIGURES[name](found, TODAY)
        assert value is None or isinstance(value, Decimal)


def test_what_is_not_an_indicator_is_a_fault() -> None:
    assert isinstance(read_indicator(""), Fault)


@pytest.mark.parametrize(
    ("verified", "freshness"),
    [
        ("2025-06-30", "relu"),
        ("2025-06-29", "à relire"),
        ("", "jamais relu"),
        ("2026-06-30", "relu"),
    ],
)
def test_an_article_is_to_be_verified_again_once_the_rules_delay_is_over(verified: str, freshness: str) -> None:
    assert one(article(vérifié_le=verified), Règles=DELAY).freshness == freshness


def test_without_a_rule_no_article_is_too_old() -> None:
    assert one(article(vérifié_le="2001-01-01")).freshness == "relu"


AMENDMENTS = (
    "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=x|nature=code social|article=décider}}"
    "{{Proposition|titre=Q|qui=Ana Martin|date=2026-01-01|question=x|nature=code social|état=refusée}}"
    "{{Proposition|titre=R|qui=Ana Martin|date=2026-01-01|question=x}}"
)


def test_amendments_are_proposals_that_name_the_article() -> None:
    found = code(article(), Propositions=AMENDMENTS)
    (row,) = found.articles
    assert [(change.title, change.state) for change in row.amendments] == [("P", "ouverte")]
    assert [(change.title, change.state) for change in found.elsewhere] == [("Q", "refusée")]


def test_an_amendment_to_no_article_is_told() -> None:
    pages = {
        "Code social": article(),
        "P": AMENDMENTS.replace("article=décider", "article=Decidder"),
    }
    (issue,) = ledger(SHEETS | pages).issues
    assert (issue.code, "« Décider »" in issue.fault.suggestion) == ("unknown_article", True)


def test_the_page_says_first_what_asks_for_a_look() -> None:
    text = article(indicateur="décisions par consentement ≥ 80 %") + "\nAmendé par XX"
    found = ledger(SHEETS | {"Code social": text, "Carnet": CONSENT})
    (made,), failed = make([social_code_report.REPORT], context_of(found, TODAY, Settings()))
    assert failed == ()
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    shown = page.content.partition("</noinclude>")[2].replace("\u00a0", " ")
    assert shown.startswith("'''1 article''', dont 1 à compléter, 1 que les chiffres contredisent, 1 à relire.")
    assert "Décisions par consentement : 75 % (≥ 80 % attendu), '''contredit'''" in shown
    assert "* Décider : « XX » <small>([[Special:PermanentLink/5#ligne-2|Code social]], ligne 2)</small>" in shown
