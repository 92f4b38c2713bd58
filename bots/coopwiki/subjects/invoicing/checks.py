"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.invoicing.check_slip import slip_agrees

CHECKS = (slip_agrees,)
