"""A member's mistake, with the place where it stands and what to type instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coopwiki.core.fault import Fault
from coopwiki.core.source import Page

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to correct on a page. An error leaves its record out; a warning does not.

    `line` is where the call opens or the field stands, from 1; `call` the offset at which the call
    opens, −1 for an issue of a whole page.
    """

    page: Page
    line: int
    template: str
    field: str
    severity: Severity
    fault: Fault
    call: int = -1

    @property
    def code(self) -> str:
        """The stable English code."""
        return self.fault.code

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Key that sorts issues by page, line, field and code."""
        return (self.page.title, self.line, self.field, self.fault.code)
