"""What is to mend is counted once: by record, whether it can't be read or is refused."""

from __future__ import annotations

from cobudget_calls import WIKI, part, project, tour
from coopwiki.subjects.dashboard.issues_report import issues
from coopwiki.subjects.dashboard.overview_report import overview
from ledgers import TODAY, ledger

TWICE_WRONG = "{{Contribution|date=30/02/2026|qui=Ana Martin|quoi=Site|cercle=Technique|durée=1h75}}"


def test_a_record_with_two_errors_is_one_to_mend() -> None:
    found = issues(ledger({**WIKI, "Carnet": TWICE_WRONG}), TODAY)
    assert (found.errors, found.left_out) == (2, 1)


def test_a_part_that_is_refused_is_one_to_mend_on_every_page() -> None:
    text = tour(par_personne="20") + project() + part("35")
    books = ledger({**WIKI, "Tour": text, "Carnet": TWICE_WRONG})
    assert len(books.left_out) == 1
    assert issues(books, TODAY).left_out == overview(books, TODAY).to_mend == books.to_mend == 2
