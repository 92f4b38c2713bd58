"""Alerts of budgets, each told once."""

from __future__ import annotations

from datetime import date

from coopwiki.runs.load import checked, read
from coopwiki.serving.alerts import Alert, alerts, news, still_of_use
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory
from ledgers import ledger

RULE = "{{Règle|nom=seuils d’alerte d’un budget|valeur=50 % ; 75 %|à partir du=2024-01-01}}"
TODAY = date(2026, 6, 30)


def found(spent: int, day: str = "2026-01-05", today: date = TODAY) -> dict[str, str]:
    """The alerts of a budget of 1 000 € of which so much was spent on a day, by key."""
    pages = {
        "Technique": "{{Cercle|nom=Technique|raison d'être=x}}",
        "Budgets": "{{Budget|année=2026|cercle=Technique|montant=1000}}",
        "Règles": RULE,
        "Carnet": f"{{{{Contribution|date={day}|qui=Ana|cercle=Technique|quoi=x|montant={spent}}}}}",
    }
    read_pages = checked(read(Memory(pages), Settings()), today)
    return {alert.key: alert.text.replace("\u00a0", " ") for alert in alerts(read_pages, today)}


def test_a_budget_that_lasts_is_no_news() -> None:
    assert found(400) == {}


def test_a_threshold_is_news_and_names_the_budget() -> None:
    (text,) = found(500).values()
    assert text == "Budget Technique 2026 : Au moins 50 % du budget sont utilisés : 500,00 € sur 1 000,00 €."


def test_each_threshold_the_end_and_the_overrun_are_other_news() -> None:
    keys = [*found(500), *found(760), *found(760, "2026-06-05"), *found(1200, "2026-06-05")]
    assert len(set(keys)) == 4


def test_a_euro_more_or_a_day_later_is_the_same_news() -> None:
    assert found(500).keys() == found(510).keys()
    end, later = found(600, "2026-06-05"), found(600, "2026-06-05", date(2026, 7, 1))
    assert end.keys() == later.keys()
    assert end != later


def test_what_was_told_is_not_news() -> None:
    ledger_alerts = [*found(500)]
    assert ledger_alerts
    assert still_of_use(["ligne:abc", *ledger_alerts], ledger({}), TODAY) == frozenset(ledger_alerts)
    assert still_of_use(ledger_alerts, ledger({}), date(2027, 1, 1)) == frozenset()


def test_news_are_those_whose_key_was_not_told() -> None:
    old, new = Alert("a", "x"), Alert("b", "y")
    assert news([old, new], {"a"}) == (new,)
