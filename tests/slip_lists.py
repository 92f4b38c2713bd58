"""Lists of slips, and the lines that may go with them."""

from __future__ import annotations

from coopwiki.subjects.invoicing.slip_list import Columns, SlipList, read_slips
from ledgers import line

COLUMNS = Columns("N° de bon", "Date", "Bénéficiaire", "Montant TTC", paid="Payé le")
HEAD = "N° de bon;Date;Bénéficiaire;Montant TTC;Payé le\n"


def work(amount: str, day: str = "2026-03-12", **fields: str) -> str:
    return line(montant=amount, date=day, quoi=f"{day} {amount}", **fields) + "\n"


def read(rows: str, head: str = HEAD, columns: Columns = COLUMNS) -> SlipList:
    return read_slips((head + rows).encode(), columns)
