"""What is read at once, or column by column, is what reading with care and one by one gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.source import Page
from coopwiki.core.titles import Titles
from coopwiki.reading.page_reader import PageReader
from coopwiki.reading.plain_calls import plain_calls
from coopwiki.reading.preprocess import Scanner
from coopwiki.reading.record_maker import RecordMaker
from coopwiki.reading.record_reader import RecordReader
from coopwiki.reading.templates import templates
from coopwiki.reading.wikitext import BLANKS
from coopwiki.schema.record import said_by, schema_of
from coopwiki.schema.references import distinct_names, references
from coopwiki.subjects.closing.envelope import Place
from coopwiki.subjects.closing.report import _receives, decided_shares, envelopes
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.records import RECORDS
from ledgers import SHEETS, TODAY, budget, call, ledger, line

PAGE = Page(1, "Carnet", 0, 7)
EDGES = st.text(st.sampled_from(" \t\n\0\x0b\x1c\u00a0\u2003'&.é9x-"), max_size=6)
NAMES = st.sampled_from(("quoi", " quoi", "Quoi ", "chantier", "durée", "marque", "bon", "taux", "inconnu", "q\0"))
PARTS = st.lists(st.builds("{}={}".format, NAMES, EDGES), max_size=5)
WHOLE = ["date=2026-03-12", "qui=Ana", "cercle=Technique"]

TAGS = frozenset({"ref", "nowiki"})
READER = PageReader(templates(Titles(), RECORDS), TAGS)
BITS = st.sampled_from((
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique", "|durée=1h30", "|taux=25", "|montant=−45",
    "|durée=-1h", "|taux=", "|quoi=Site", "|quoi=[[A|b]] c", "|quoi=[x] y", "|inconnu=1", "|2", "|chantier=a\n= b\n",
    "{{Budget|année=2026|nom=Inter|montant=100", "{{ contribution\n|date=2026-03-12", "{{Brouillon", "{{Contributoin",
    "{{autre|x=1", "}}", "}}\n", "}}\n\n== Mars ==\n", "texte\n", "{{", "{", "}", "[[", "]]", "\n=", "<ref>", "</ref>",
    "{{Article|numéro=1|titre=Un", "à compléter",
))  # fmt: skip


@given(st.lists(BITS, max_size=14).map("".join))
def test_a_page_read_at_once_says_what_it_says_read_with_care(text: str) -> None:
    with_care = text + "<!-- -->"
    assert READER.read(text, PAGE) == READER.read(with_care, PAGE)


@given(st.lists(BITS, max_size=14).map("".join))
def test_the_calls_cut_out_at_once_are_those_mediawiki_finds(text: str) -> None:
    calls = plain_calls(text)
    found = Scanner(None, TAGS).scan(text).calls
    if calls is not None:
        assert [(start, line, name.strip(BLANKS), parts) for start, line, name, parts in calls] == [
            (call.start, call.line, call.name, call.texts()) for call in found
        ]


def test_most_pages_are_read_at_once() -> None:
    text = "== Mars ==\n{{Contribution|date=2026-03-12|qui=Ana|quoi=[[Site]]|cercle=Technique}}\n" * 3
    calls = plain_calls(text)
    assert calls is not None
    assert [line for _, line, _, _ in calls] == [2, 4, 6]
    assert plain_calls(text + "{{{1}}}") is plain_calls(text + "<ref>") is plain_calls(text + "{{a|\n= b}}") is None


def test_records_made_together_are_those_made_one_by_one() -> None:
    maker = RecordMaker(Contribution, ("day", "who", "what", "spent"))
    rows = [((date(2026, 3, n), "Ana", f"Site {n}", Decimal(90)), n, n * 40) for n in range(1, 9)]
    made = maker.many(rows, PAGE)
    assert made == [maker.one(row, PAGE) for row in rows]
    assert hash(made[0]) == hash(maker.one(rows[0], PAGE))


@given(PARTS)
def test_a_call_read_at_once_says_what_it_says_read_with_care(parts: list[str]) -> None:
    reader = RecordReader(schema_of(Contribution))
    typed = [*WHOLE, *parts]
    values = reader.read_fast(typed)
    pairs = [(name.strip(BLANKS), value.strip(BLANKS)) for name, _, value in (part.partition("=") for part in typed)]
    record, _, findings = reader.read(pairs, PAGE, 1)
    if values is None:
        return
    assert record is not None
    assert said_by(reader.made(values, PAGE, 1, 0)) == said_by(record)
    assert not findings


def test_plain_calls_are_read_at_once_texts_and_empty_fields_too() -> None:
    reader = RecordReader(schema_of(Contribution))
    typed = [*WHOLE, " quoi = Site\n", "durée=1h30", "taux=", "chantier=\u00a0"]
    assert reader.read_fast(typed) == {
        "day": date(2026, 3, 12), "who": "Ana", "circle": "Technique", "what": "Site", "spent": Decimal(90),
    }  # fmt: skip
    assert reader.read_fast([*typed, "quoi=Site"]) is None
    assert reader.read_fast([*typed, "taux=20"]) is None
    assert reader.read_fast([*typed, "inconnu=1"]) is None


@given(st.lists(WORKS, min_size=1, max_size=12))
def test_names_are_given_once_in_the_order_they_are_first_typed(works: list[Work]) -> None:
    made = ledger(SHEETS | written(works))
    for reference in references(RECORDS, "actor", "circle", "budget"):
        records = made.of(reference.type)
        each = [name for record in records for name in reference.names(record)]
        assert distinct_names(reference, records) == tuple(dict.fromkeys(each))


DECISIONS = st.lists(
    st.tuples(
        st.sampled_from(("tous les budgets", "Technique", "Vélo")), st.sampled_from(("2026-05-01", "2026-07-20"))
    ),
    max_size=3,
)


@given(st.lists(WORKS, min_size=1, max_size=12), DECISIONS)
def test_what_is_decided_pays_the_same_worked_out_alone(works: list[Work], decisions: list[tuple[str, str]]) -> None:
    closed = "\n".join(closing(name, day) for name, day in decisions)
    made = ledger(SHEETS | written(works) | {"Budgets": budget(montant="20"), "Clôture": closed})
    found: dict[Place, Decimal] = {}
    for one in envelopes(made, TODAY):
        found |= _receives(one)
    assert list(decided_shares(made, TODAY).items()) == list(found.items())


def test_one_line_of_a_closed_budget_is_paid_what_there_is() -> None:
    texts = {"Ana": line(montant="50"), "Budgets": budget(montant="20"), "Clôture": closing("Technique", "2026-05-01")}
    assert list(decided_shares(ledger(SHEETS | texts), TODAY).values()) == [Decimal(20)]
    texts |= {"Clôture": closing("Technique", "2026-07-20")}
    assert decided_shares(ledger(SHEETS | texts), TODAY) == {}


def closing(name: str, day: str) -> str:
    """A decision of a day of 2026 about a budget."""
    return call("Clôture", {"année": "2026", "budget": name, "date": day})
