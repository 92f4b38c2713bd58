"""Watch: which announcements are proposed, until they are kept, dismissed or two months old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checking import codes
from coopwiki.core.announcements import Announced, Announcement
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.calls import watch_report
from coopwiki.subjects.calls.explain_watch import watch_figures
from coopwiki.subjects.calls.watch_page import MOST
from coopwiki.subjects.calls.watch_report import STANDS, Watch, same_link, watch
from ledgers import SHEETS, TODAY, call, ledger

FEED, OTHER = "https://example.org/a.xml", "https://example.org/b.xml"


def feed(**fields: str) -> str:
    return call("Flux", {"adresse": FEED} | fields) + "\n"


def entry(number: int, title: str = "Appel réemploi", **fields: object) -> Announcement:
    plain = Announcement(str(number), title, f"https://example.org/{number}", "", None, TODAY)
    return replace(plain, **fields)  # type: ignore[arg-type]


def announced(*entries: Announcement, sheets: str = "", problem: str = "", **feeds: str) -> Ledger:
    read = ledger(SHEETS | {"Veille": feed(**feeds) + sheets})
    return replace(read, announcements={FEED: Announced(TODAY, TODAY, problem, entries)}, _derived={})


def titles(found: Ledger) -> list[str]:
    return [one.title for one in watch(found, TODAY).proposals]


def test_a_theme_is_touched_where_all_its_words_stand_in_the_title_or_the_text() -> None:
    given = (
        entry(1, "Réemplois et ressourceries"),
        entry(2, "Un appel", text="pour le numérique, sobre et libre"),
        entry(3, "Numérique"),
    )
    found = watch(announced(*given, thèmes="réemploi ; numérique sobre"), TODAY)
    assert [(one.title, one.themes) for one in found.proposals] == [
        ("Réemplois et ressourceries", ("réemploi",)),
        ("Un appel", ("numérique sobre",)),
    ]
    assert titles(announced(*given)) == ["Numérique", "Réemplois et ressourceries", "Un appel"]


@pytest.mark.parametrize(
    ("one", "fields", "proposed"),
    [
        (entry(1), {}, True),
        (entry(1, seen=TODAY - STANDS), {}, True),
        (entry(1, seen=TODAY - STANDS - timedelta(1)), {}, False),
        (entry(1, seen=TODAY + timedelta(1)), {}, False),
        (entry(1, day=TODAY - STANDS), {}, True),
        (entry(1, day=TODAY - STANDS - timedelta(1)), {}, False),
        (entry(1, day=date(2026, 6, 1)), {"depuis": "2026-06-01"}, True),
        (entry(1, day=date(2026, 5, 31)), {"depuis": "2026-06-01"}, False),
        (entry(1), {"depuis": "2026-06-30"}, True),
    ],
)
def test_an_announcement_stands_for_two_months_and_none_that_was_old_already(
    one: Announcement, fields: dict[str, str], *, proposed: bool
) -> None:
    assert bool(titles(announced(one, **fields))) is proposed


KEPT = {"titre": "A", "financeur": "F", "échéance": "2026-12-01"}


def test_what_is_kept_or_dismissed_does_not_come_back_under_any_spelling_of_its_address() -> None:
    sheets = call("Appel à projets", KEPT | {"lien": "[http://www.example.org/1/?utm_source=x L’appel]"})
    sheets += call("Annonce écartée", {"lien": "https://EXAMPLE.org/2#haut"})
    sheets += call("Annonce écartée", {"lien": "Sans adresse"})
    found = watch(
        announced(entry(1), entry(2), entry(3, "Reste"), entry(4, "Sans adresse", link=""), sheets=sheets), TODAY
    )
    assert [one.title for one in found.proposals] == ["Reste"]
    assert (found.kept, found.dismissed) == (1, 2)


def test_one_announcement_of_two_feeds_is_proposed_once() -> None:
    read = ledger(feed() + feed(adresse=OTHER))
    given = {FEED: Announced(TODAY, TODAY, "", (entry(1),)), OTHER: Announced(TODAY, TODAY, "", (entry(1), entry(2)))}
    found = watch(replace(read, announcements=given, _derived={}), TODAY)
    assert [(one.link, one.feed) for one in found.proposals] == [
        ("https://example.org/1", FEED),
        ("https://example.org/2", OTHER),
    ]
    assert [row.proposed for row in found.feeds] == [1, 1]


def state(found: Watch) -> tuple[str, date | None]:
    (row,) = found.feeds
    return row.state, row.read_on


def test_where_a_feed_stands() -> None:
    assert state(watch(ledger(feed()), TODAY)) == ("pas encore lu", None)
    assert state(watch(announced(entry(1)), TODAY)) == ("lu", TODAY)
    failed = announced(entry(1), problem="Le flux est vide.")
    assert (state(watch(failed, TODAY)), titles(failed)) == (("en panne", TODAY), ["Appel réemploi"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://www.example.org/a/"),
        ("https://example.org/a?x=1&utm_medium=y", "https://example.org/a?x=1"),
        ("[https://example.org/a Titre]", "https://Example.ORG/a#b"),
    ],
)
def test_two_spellings_of_an_address_are_one(one: str, other: str) -> None:
    assert same_link(one) == same_link(other)


def test_a_path_keeps_its_case() -> None:
    assert same_link("https://example.org/A") != same_link("https://example.org/a")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (feed(adresse="http://example.org/a.xml"), "feed_not_https"),
        (feed() + feed(), "same_feed"),
        (feed(adresse=""), "missing_field"),
        (call("Annonce écartée", {"lien": "https://x.org/a", "par": "Zoé"}), "unknown_person"),
        (
            call("Annonce écartée", {"lien": "https://x.org/a"}) + call("Appel à projets", KEPT | {"lien": "x.org/a"}),
            "link_not_web",
        ),
    ],
)
def test_a_mistake_is_told(text: str, code: str) -> None:
    assert code in codes(text)


def test_every_figure_adds_up() -> None:
    sheets = call("Appel à projets", KEPT | {"lien": "https://example.org/1"})
    sheets += call("Annonce écartée", {"lien": "https://example.org/2"}) + "{{Flux}}"
    found = announced(entry(1), entry(2), entry(3), sheets=sheets)
    told = {one.path: one.value for one in watch_figures(found, TODAY)}
    assert told == {"proposals": 1, "kept": 1, "dismissed": 1, "left_out": 1}
    assert all(one.explained("watch").adds_up for one in watch_figures(found, TODAY))


def page(found: Ledger) -> str:
    (made,), failed = make([watch_report.REPORT], context_of(found, TODAY, Settings()))
    (only,) = made.pages
    assert failed == ()
    assert isinstance(only, RobotPage)
    return only.content


NASTY = "A [[b]] {{c}} ~~~~ <script>|x=1 __TOC__ 'é'''"


def test_a_title_and_a_link_stay_what_they_are() -> None:
    link = "https://example.org/a_b?x=[[y]]&~~~~'''__TOC__{{z}}|<b>"
    text = page(announced(entry(1, NASTY, link=link), thèmes=""))
    for mark in ("[[b", "{{c", "~~~", "<script", "__TOC__", "{{z", "[[y", "'é'''", "|<b"):
        assert mark not in text.replace("{{fullurl", "").replace("{{#ifexist", "")
    assert "titre=A%20%5B%5Bb%5D%5D%20%7B%7Bc%7D%7D%20%7E%7E%7E%7E" in text
    assert "Special:Fiche/Appel à projets|titre=" in text
    assert "Special:Fiche/Annonce écartée|lien=https%3A%2F%2Fexample.org%2Fa%5Fb" in text


def test_the_page_shows_so_many_and_counts_the_others() -> None:
    text = page(announced(*(entry(n, f"T{n}") for n in range(MOST + 3)))).replace("\u00a0", " ")
    assert f"{MOST + 3} annonces à garder" in text
    assert "Et 3 autres annonces" in text
    assert text.count("Garder") == MOST


def test_a_feed_that_fails_is_told_with_its_sentence() -> None:
    assert "== Flux qui ne se lisent pas ==" in page(announced(problem="Le flux est vide."))
