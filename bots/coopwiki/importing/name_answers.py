"""The file in which people answer which name is meant (`--names`), read and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coopwiki.core.names import key, loose
from coopwiki.core.typed import tidy
from coopwiki.exchange.rows import Row
from coopwiki.exchange.sheet import read_sheet
from coopwiki.exchange.tables import as_csv

HEADER = ("champ", "trouvé", "proposé", "retenu")
_YES, _NO = "oui", "non"


@dataclass(frozen=True, slots=True)
class Question:
    """A name that is not known, and the one it looks like. `kept` is the answer, '' for none yet."""

    field: str
    found: str
    proposed: str
    kept: str = ""

    @property
    def answer(self) -> str:
        """The name that is meant; '' where nobody has answered."""
        said = loose(self.kept)
        return self.proposed if said == _YES else self.found if said == _NO else self.kept


def read_answers(data: bytes) -> tuple[Question, ...]:
    """The rows of the file. Raises UnreadableSheet."""
    sheet = read_sheet(data, HEADER)
    places = {loose(tidy(title)): place for place, title in enumerate(sheet.header.cells)}
    columns = [places.get(loose(name), -1) for name in HEADER]
    rows = ([tidy(row.cells[c]) if 0 <= c < len(row.cells) else "" for c in columns] for row in sheet.rows)
    return tuple(Question(*row) for row in rows if row[1])


def answers_text(questions: Iterable[Question]) -> str:
    """The file: a row a question, the last column to fill in."""
    rows: Iterable[Row] = (dict(zip(HEADER, (q.field, q.found, q.proposed, q.kept), strict=True)) for q in questions)
    return as_csv(rows, HEADER)


def by_found(questions: Iterable[Question], field: str) -> Mapping[str, str]:
    """What is meant by each name of a field, by `key` of what was found."""
    return {key(q.found): q.answer for q in questions if q.answer and q.field in (field, "")}
