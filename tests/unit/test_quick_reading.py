"""What is read at once, or column by column, is what reading with care and one by one gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.source import Page
from coopwiki.reading.record_reader import RecordReader
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
