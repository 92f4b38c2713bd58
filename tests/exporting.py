"""What a page of records becomes when it leaves."""

from __future__ import annotations

from coopwiki.schema.record import Record
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.exports import export_bytes
from ledgers import SHEETS, ledger

HOSTILE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~ http://x.test "
    "<!-- coopwiki:fin -->"
)


def exported(text: str, form: str, type_: type[Record] = Contribution) -> bytes:
    return export_bytes(ledger(SHEETS | {"Carnet": text}), type_, form)
