"""A wiki in memory that keeps count of what it is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Page, PageState, Stored, Text

LISTS = ("pages", "standing", "titles_under")


class Counted(Memory):
    """`asked` names the requests in order; `sent` are the pages whose text went out, by id or title."""

    def __init__(self, pages: Mapping[str, str] | None = None, protected: Collection[str] = ()) -> None:
        super().__init__(pages or {}, protected=protected)
        self.asked: list[str] = []
        self.sent: list[int | str] = []

    def forget(self) -> None:
        """Count from here."""
        self.asked.clear()
        self.sent.clear()
        self.saves.clear()

    def pages(self) -> Iterable[Page]:
        """Listed."""
        self.asked.append("pages")
        return super().pages()

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Sent, if any."""
        if ids:
            self.asked.append("texts")
            self.sent += ids
        return super().texts(ids)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Sent, if any."""
        if titles:
            self.asked.append("stored")
            self.sent += titles
        return super().stored(titles)

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """Listed: no text goes out."""
        asked, sent = [*self.asked, "standing"], list(self.sent)
        found = super().standing(titles)
        self.asked, self.sent = asked, sent
        return found

    def titles_under(self, prefix: str) -> Iterable[str]:
        """Listed."""
        self.asked.append("titles_under")
        return super().titles_under(prefix)
