"""Roles, and what was noted for each: what the page of the report "roles" shows."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.role_lines import RoleLines, role_lines
from coopwiki.subjects.circles.roles_report import Roles


@dataclass(frozen=True, slots=True)
class RolesDone:
    """The report, and the roles for which something was noted."""

    data: Roles
    done: tuple[RoleLines, ...]


def roles_done(ledger: Ledger, data: Roles) -> RolesDone:
    """The report on roles, with what was noted for each role."""
    return RolesDone(data, role_lines(ledger, data.on))
