"""The last run's outcome stands, or everything is looked at: a seal hides no change."""

from __future__ import annotations

import os
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from coopwiki.core.announcements import Announced
from coopwiki.core.titles import STANDARD, Titles
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs import seal
from coopwiki.runs.feed_store import feed_store
from coopwiki.runs.refresh import Refresher, Run, RunOptions, refresh
from coopwiki.runs.seal import read_seal
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.kept_note import KeptNote
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Status
from ledgers import SHEETS, TODAY, budget, line

CASES = int(os.environ.get("SEAL_CASES", "60"))
"""How many random changes; by hand, thousands."""
ROOT, DATA = "Tableau de bord", "Module:CoopWiki/données"
RULE = "{{Règle|nom=taux horaire maximum|valeur=30|depuis=2026-01-01|source=[[Mars]]}}"
PAGES = SHEETS | {
    "Budgets": budget() + budget(cercle="Accueil", montant="500"),
    "Règles": RULE,
    "Mars": line(montant="10"),
    "Mai": line(date="2026-05-02", cercle="Accueil", montant="20", qui="Paul Roy") + "[[Nulle part]]",
    "Textes": "{{Vérifié|le=2026-06-01|par=Ana Martin}} Voir [[Mars]].",
    "Modèle:Contrib": "#REDIRECTION [[Modèle:Contribution]]",
    "Avril": "{{Contrib|date=2026-04-02|qui=Anou|cercle=Tech|quoi=Essai|montant=3}}",
    "Mois arrêtés": "{{Arrêté|mois=2026-03|budget=Technique|par=Ana Martin|date=2026-04-07}}",
    f"{ROOT}/Robots/Marche": "marche",
}


@dataclass
class Kept:
    """A seal in memory."""

    text: str = ""

    def read(self) -> str:
        return self.text

    def write(self, text: str) -> None:
        self.text = text


@dataclass
class Cooperative:
    """A wiki, the day, the settings, the seal that the last run left."""

    wiki: Memory
    settings: Settings
    today: date = TODAY
    kept: Kept = field(default_factory=Kept)

    def run(self, *, fewer: bool = False) -> Run:
        """A run of a process that remembers nothing but the seal."""
        service = Refresher(self.wiki, self.wiki, self.settings, REPORTS, seals=self.kept)
        return service.refresh(self.today, RunOptions(lambda _: True, fewer=fewer))

    def stands(self) -> bool:
        """Whether a run would only ask for lists."""
        service = Refresher(self.wiki, self.wiki, self.settings, REPORTS, seals=self.kept)
        return service._as_left(self.today, RunOptions(lambda _: True)) is not None

    def is_as_from_nothing(self) -> bool:
        """Whether a run that knows of no seal finds nothing to write."""
        done = refresh(self.wiki, self.wiki, self.settings, self.today, REPORTS, RunOptions(lambda _: True))
        return {fate.outcome.status for fate in done.fates} == {Status.UNCHANGED}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Cooperative:
    """A small cooperative whose last run left a seal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        made = Cooperative(Memory(PAGES), Settings(amounts_by_person="everyone"))
        made.run()
        made.run()
    return made


@pytest.fixture
def coop(ready: Cooperative, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cooperative:
    """The same, to be changed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return copy(ready)


def copy(coop: Cooperative) -> Cooperative:
    return Cooperative(deepcopy(coop.wiki), coop.settings, coop.today, Kept(coop.kept.text))


def test_where_nothing_changed_no_text_is_read_and_the_same_is_told(coop: Cooperative) -> None:
    whole = Cooperative(coop.wiki, coop.settings).run()
    done = coop.run()
    assert done.ledger is None
    assert done.tally == whole.tally
    assert {fate.title for fate in done.fates} == {fate.title for fate in whole.fates}
    assert {fate.outcome.status for fate in done.fates} == {Status.UNCHANGED}


def test_a_run_that_wrote_over_pages_leaves_a_seal_too(coop: Cooperative) -> None:
    coop.wiki.edit("Mars", line(montant="11"))
    assert coop.run().ledger is not None
    assert coop.stands()
    assert coop.is_as_from_nothing()


def test_what_history_said_of_a_closed_month_is_asked_again(coop: Cooperative) -> None:
    coop.wiki.edit("Mars", line(montant="11"))
    coop.run()
    kept = read_seal(coop.kept.text)
    assert kept is not None
    assert {"edits_of", "texts_at"} <= {name for name, _, _ in kept.lists}
    assert coop.stands()
    coop.wiki.remembers = False
    assert not coop.stands()


def test_a_copy_that_is_kept_no_more_is_told_by_each_run(coop: Cooperative) -> None:
    coop.wiki.move(f"{ROOT}/Cercles", "Nos cercles")
    told = [[fate.note for fate in coop.run().fates if fate.note] for _ in range(3)]
    assert "Nos cercles" in told[0][0]
    assert told[0] == told[1] == told[2]


Change = Callable[[Cooperative], object]


def _feeds(coop: Cooperative) -> None:
    feed_store(coop.settings).write({"https://exemple.coop/": Announced(TODAY)})


def _set(coop: Cooperative, **settings: str) -> None:
    coop.settings = replace(coop.settings, **settings)


def _pass(coop: Cooperative, days: int) -> None:
    coop.today += timedelta(days=days)


def _namespaces(coop: Cooperative) -> None:
    spaces = tuple(replace(space, content=True) if space.number == 12 else space for space in STANDARD)
    coop.wiki._titles = Titles(spaces)


CHANGES: dict[str, Change] = {
    "an edit": lambda c: c.wiki.edit("Mars", line(montant="12")),
    "an edit without a record": lambda c: c.wiki.edit("Textes", "Bonjour"),
    "a new page": lambda c: c.wiki.edit("Juin", line(montant="1")),
    "a page deleted": lambda c: c.wiki.delete("Mai"),
    "a page moved": lambda c: c.wiki.move("Mai", "Mai 2026"),
    "a page moved without a redirect": lambda c: c.wiki.move("Mai", "Mai 2026", redirect=False),
    "a rule": lambda c: c.wiki.edit("Règles", RULE.replace("30", "2")),
    "a redirect of a template": lambda c: c.wiki.edit("Modèle:Contrib", "#REDIRECTION [[Modèle:Budget]]"),
    "a link that leads somewhere": lambda c: c.wiki.edit("Nulle part", "Ici"),
    "a robots' page edited": lambda c: c.wiki.edit(f"{ROOT}/Budgets 2026", "Rien"),
    "a robots' page deleted": lambda c: c.wiki.delete(f"{ROOT}/Budgets 2026"),
    "a data page edited": lambda c: c.wiki.edit(f"{DATA}/noms.json", "{}"),
    "a data page deleted": lambda c: c.wiki.delete(f"{DATA}/noms.json"),
    "a page of nobody below the root": lambda c: c.wiki.edit(f"{ROOT}/Essai", "{{Budget}}"),
    "a record shown by another template": lambda c: c.wiki.shows.update(Mars=frozenset({"Modèle:Budget"})),
    "a page closed to visitors": lambda c: setattr(c.wiki, "hides", lambda _: True),
    "a namespace that is read": _namespaces,
    "a day": lambda c: _pass(c, 1),
    "a day back": lambda c: _pass(c, -1),
    "who reads amounts": lambda c: _set(c, amounts_by_person="nobody"),
    "the time zone": lambda c: _set(c, timezone="Indian/Reunion"),
    "the root": lambda c: _set(c, root="Comptes"),
    "an announcement": _feeds,
    "somebody forgotten": lambda c: pseudonyms(c.settings).add(["Ana Martin"], "Ana"),
    "a seal lost": lambda c: c.kept.write(""),
    "a seal damaged": lambda c: c.kept.write(c.kept.text[:-9]),
    "a seal of another kind": lambda c: c.kept.write("[]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_leads_to_the_full_way(coop: Cooperative, change: Change) -> None:
    assert coop.stands()
    change(coop)
    assert not coop.stands()


def test_another_version_leads_to_the_full_way(coop: Cooperative, monkeypatch: pytest.MonkeyPatch) -> None:
    assert coop.stands()
    monkeypatch.setattr(seal, "build", lambda: "another")
    assert not coop.stands()


def test_a_page_left_as_it_is_keeps_no_seal(coop: Cooperative) -> None:
    coop.wiki.edit("Mars", line(montant="12"))
    service = Refresher(coop.wiki, coop.wiki, coop.settings, REPORTS, seals=coop.kept)
    service.refresh(coop.today, RunOptions(lambda robot: robot != "Budgets"))
    assert coop.kept.text == ""


def test_the_robots_state_page_and_a_talk_page_change_nothing(coop: Cooperative) -> None:
    coop.wiki.edit("Discussion:Mars", "Merci")
    assert coop.stands()
    coop.wiki.edit(f"{ROOT}/Robots/Marche", " marche")
    assert coop.stands()


def _random_change(coop: Cooperative, chance: Random) -> None:
    """One of many things that happen to a wiki; some of them concern no robot."""
    wiki, titles = coop.wiki, sorted(coop.wiki._pages)
    page, other = chance.choice(titles), chance.choice(("Juin", "Aide:Un", "Discussion:Mars", "Utilisateur:Ana/1"))
    day = f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    text = chance.choice(("Prose", RULE, budget(montant=str(chance.randint(1, 99))), line(date=day, montant="4")))
    match chance.randrange(10):
        case 0 if not page.endswith(".json"):
            wiki.edit(page, text)
        case 1:
            wiki.edit(page, wiki.text(page))
        case 2:
            wiki.delete(page)
        case 3 if other not in titles and not page.endswith(".json"):
            wiki.move(page, other, redirect=chance.random() < 0.5)
        case 4:
            wiki.shows[page] = frozenset({chance.choice(("Modèle:Budget", "Modèle:Autre"))})
        case 5:
            _pass(coop, chance.choice((-1, 0, 1, 30)))
        case 6:
            _set(coop, amounts_by_person=chance.choice(("everyone", "members")))
        case 7:
            wiki.edit(page, wiki.text(page) if page.endswith(".json") else f"{wiki.text(page)}\n")
        case _:
            wiki.edit(other, text)
    wiki.shows = {title: shown for title, shown in wiki.shows.items() if title in wiki._pages}


def test_no_random_change_is_hidden(coop: Cooperative) -> None:
    chance, standing = Random(1901), 0
    for _ in range(CASES):
        tried = copy(coop)
        for _ in range(chance.randint(1, 2)):
            _random_change(tried, chance)
        if tried.stands():
            standing += 1
            assert tried.is_as_from_nothing()
    assert 0 < standing < CASES // 2


def test_a_walk_of_changes_ends_where_a_run_from_nothing_does(coop: Cooperative) -> None:
    chance = Random(77)
    for _ in range(max(4, CASES // 20)):
        _random_change(coop, chance)
        coop.run(fewer=True)
        coop.run()
        assert coop.is_as_from_nothing()


def test_a_lost_file_of_texts_loses_the_seal(coop: Cooperative, tmp_path: Path) -> None:
    file = tmp_path / "textes.sqlite"
    wiki, note = Cache(coop.wiki, file), KeptNote(file, "memory", lambda _: False)
    for _ in range(2):
        Refresher(wiki, wiki, coop.settings, REPORTS, seals=note).refresh(TODAY, RunOptions(lambda _: True))
    assert read_seal(note.read()) is not None
    file.unlink()
    assert note.read() == ""
    done = Refresher(wiki, wiki, coop.settings, REPORTS, seals=note).refresh(TODAY, RunOptions(lambda _: True))
    assert done.ledger is not None


def test_a_seal_that_names_somebody_forgotten_is_not_kept(tmp_path: Path) -> None:
    note = KeptNote(tmp_path / "textes.sqlite", "memory", lambda text: "Ana" in text)
    note.write("Paul")
    assert note.read() == "Paul"
    note.write("Ana")
    assert note.read() == ""
