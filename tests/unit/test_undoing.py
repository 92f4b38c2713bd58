"""Taking back what robots saved, among people who edit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.publishing import zones
from coopwiki.runs.undo import Undone, stamped, undo
from coopwiki.wiki.history import Saved
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Outcome, Status

SAVED, UNCHANGED, CONFLICT, REFUSED = Status
RUN, DEPLOYMENT = "coopwiki : mise à jour", "coopwiki : déploiement"
START = datetime(2026, 6, 30, 12, tzinfo=UTC)
PAGE, DATA = "Tableau de bord", "Module:CoopWiki/données/budgets/Technique.json"
MADE = {".json": "{}", "": "plus de sujet"}


class Remembering(Memory):
    """A wiki in memory that keeps every revision, and knows which ones are the robot's."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.ours: list[Saved] = []
        self.now = START
        super().__init__()

    def edit(self, title: str, text: str) -> int:
        revision = super().edit(title, text)
        self.texts[revision] = self.text(title)
        return revision

    def save(self, draft: Draft) -> Outcome:
        before = self.stored([draft.title]).get(draft.title)
        outcome = super().save(draft)
        if outcome.status is SAVED:
            parent = before.revision if before else 0
            self.ours.append(Saved(draft.title, outcome.revision, parent, draft.summary, self.now))
        return outcome

    def own_saves(self) -> Iterator[Saved]:
        return reversed(tuple(self.ours))

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        return {revision: self.texts[revision] for revision in revisions if revision in self.texts}

    def run(self, pages: Mapping[str, str], summary: str = RUN) -> None:
        """A minute later a robot writes these pages."""
        self.now += timedelta(minutes=1)
        for title, text in pages.items():
            held = self.stored([title]).get(title)
            base = held.revision if held else 0
            whole = text
            if not title.endswith(".json"):
                whole = zones.put(held.text if held else "", "zone", text)
            assert self.save(Draft(title, whole, stamped(summary, self.now), base)).status is SAVED


def statuses(undone: Undone) -> dict[str, Status]:
    return {fate.title: fate.outcome.status for fate in undone.fates}


def two_runs() -> Remembering:
    wiki = Remembering()
    wiki.run({DATA: '{"spent": "1.00"}', PAGE: "1,00 €"})
    wiki.run({DATA: '{"spent": "9.00"}', PAGE: "9,00 €"})
    return wiki


def test_the_last_run_is_taken_back_to_the_letter() -> None:
    wiki = two_runs()
    first = {wiki.ours[1].title: wiki.texts[wiki.ours[1].revision], DATA: wiki.texts[1]}
    done = undo(wiki, RUN, made=MADE)
    assert statuses(done) == {DATA: SAVED, PAGE: SAVED}
    assert {title: wiki.text(title) for title in (PAGE, DATA)} == first
    assert done.summaries == ("coopwiki : mise à jour (passage du 2026-06-30 à 12:02:00)",)
    assert wiki.purges == [(DATA,)]


def test_undoing_twice_writes_nothing_more() -> None:
    wiki = two_runs()
    undo(wiki, RUN, made=MADE)
    saved = len(wiki.ours)
    assert statuses(undo(wiki, RUN, made=MADE)) == {DATA: UNCHANGED, PAGE: UNCHANGED}
    assert len(wiki.ours) == saved


def test_who_is_forgotten_does_not_come_back_with_what_is_undone() -> None:
    wiki = Remembering()
    wiki.run({PAGE: "Zoé Petit : 1,00 €", DATA: '{"who": "Zoé Petit"}'})
    wiki.run({PAGE: "Personne 1 : 2,00 €", DATA: '{"who": "Personne 1"}'})
    register = Register((Forgotten("Personne 1", ("Zoé Petit",)),))
    undo(wiki, RUN, made=MADE, forgotten=register)
    assert wiki.text(PAGE) == zones.zone("zone", "Personne 1 : 1,00 €")
    assert "Zoé" not in wiki.text(DATA)


def test_an_undo_killed_halfway_is_finished_by_the_next() -> None:
    wiki = two_runs()
    held = wiki.stored([DATA])[DATA]
    wiki.save(Draft(DATA, '{"spent": "1.00"}', "coopwiki : annulation", held.revision))
    assert statuses(undo(wiki, RUN, made=MADE)) == {DATA: UNCHANGED, PAGE: SAVED}


def test_a_persons_words_since_are_kept_and_the_zone_goes_back() -> None:
    wiki = two_runs()
    wiki.edit(PAGE, wiki.text(PAGE) + "\n\nMot de Camille")
    assert statuses(undo(wiki, RUN, made=MADE))[PAGE] is SAVED
    assert wiki.text(PAGE) == zones.zone("zone", "1,00 €") + "\n\nMot de Camille"


def test_a_persons_words_between_two_runs_are_kept() -> None:
    wiki = Remembering()
    wiki.run({PAGE: "1,00 €"})
    wiki.run({PAGE: "2,00 €"})
    wiki.edit(PAGE, wiki.text(PAGE) + "\n\nMot de Camille")
    wiki.run({PAGE: "3,00 €"})
    undo(wiki, RUN, START + timedelta(minutes=2), made=MADE)
    assert wiki.text(PAGE) == zones.zone("zone", "1,00 €") + "\n\nMot de Camille"


def test_a_data_page_that_somebody_edited_since_is_left_and_named() -> None:
    wiki = two_runs()
    wiki.edit(DATA, '{"spent": "5.00"}')
    done = undo(wiki, RUN, made=MADE)
    [left] = [fate for fate in done.fates if fate.title == DATA]
    assert left.outcome.status is REFUSED
    assert "modifiée depuis par quelqu’un" in left.outcome.message
    assert "5.00" in wiki.text(DATA)


def test_everything_since_a_moment_is_taken_back_at_once() -> None:
    wiki = two_runs()
    wiki.run({PAGE: "27,00 €"})
    done = undo(wiki, RUN, START + timedelta(minutes=2), made=MADE)
    assert len(done.summaries) == 2
    assert "1,00 €" in wiki.text(PAGE)
    assert "1.00" in wiki.text(DATA)


def test_what_was_undone_in_between_is_no_persons_edit() -> None:
    wiki = two_runs()
    moment = START + timedelta(minutes=2)
    undo(wiki, RUN, made=MADE)
    wiki.run({DATA: '{"spent": "27.00"}'})
    assert statuses(undo(wiki, RUN, moment, made=MADE))[DATA] is SAVED
    assert "1.00" in wiki.text(DATA)


def test_what_a_bad_run_created_says_that_it_has_no_subject() -> None:
    wiki = Remembering()
    wiki.run({PAGE: "9,00 €", DATA: '{"spent": "9.00"}'})
    undo(wiki, RUN, made=MADE)
    assert wiki.text(PAGE) == zones.zone("zone", "plus de sujet")
    assert wiki.text(DATA) == "{}"


def test_what_a_deployment_created_is_left_and_named() -> None:
    wiki = Remembering()
    stop = "Tableau de bord/Robots/Marche"
    wiki.run({"Module:CoopWiki/a.json": "{}", stop: "marche"}, DEPLOYMENT)
    done = undo(wiki, DEPLOYMENT, made={}, leave=[stop])
    [left] = done.fates
    assert (left.title, left.outcome.status) == ("Module:CoopWiki/a.json", REFUSED)
    assert "une personne peut la supprimer" in left.outcome.message


def test_other_saves_of_the_account_are_no_part_of_it() -> None:
    wiki = two_runs()
    held = wiki.stored([PAGE])[PAGE]
    wiki.save(Draft("Ailleurs", "à la main", "correction"))
    assert statuses(undo(wiki, RUN, made=MADE)) == {DATA: SAVED, PAGE: SAVED}
    assert wiki.text("Ailleurs") == "à la main"
    assert held.text != wiki.text(PAGE)


def test_a_save_without_a_moment_is_taken_back_alone() -> None:
    wiki = Remembering()
    for number in range(3):
        wiki.save(Draft(f"P{number}", zones.zone("z", "x"), RUN))
    assert list(statuses(undo(wiki, RUN, made=MADE))) == ["P2"]


def test_there_may_be_nothing_to_undo() -> None:
    assert undo(Remembering(), RUN, made=MADE) == Undone((), ())


def test_a_page_deleted_since_stays_deleted() -> None:
    wiki = two_runs()
    wiki.delete(PAGE)
    assert statuses(undo(wiki, RUN, made=MADE)) == {DATA: SAVED}


def test_an_old_text_that_is_hidden_leaves_the_page_alone() -> None:
    wiki = two_runs()
    wiki.texts.clear()
    done = undo(wiki, RUN, made=MADE)
    assert set(statuses(done).values()) == {REFUSED}
