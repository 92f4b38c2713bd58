"""The page of the report "social_code": `Tableau de bord/Code social`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.messages import spaced
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import SOCIAL_CODE
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.report_pages import ReportPages
from coopwiki.subjects.social_code.report import CONTRADICTED, DUE, NEVER, REPORT, SocialCode


def social_code_page(context: Context, data: SocialCode) -> Iterator[Published]:
    """One page, once an article is written: what is still to be written, verified, amended."""
    if not data.articles and not data.left_out:
        return
    yield context.page(
        context.title(SOCIAL_CODE),
        "social_code",
        "social_code/page",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.articles,
        elsewhere=data.elsewhere,
        summary=_summary(data),
        unwritten=[row for row in data.articles if row.placeholders],
    )


def _summary(data: SocialCode) -> str:
    """What asks for a look, in a sentence without a full stop; '' for nothing."""
    rows = data.articles
    counts = (
        (sum(bool(row.placeholders) for row in rows), "à compléter"),
        (
            sum(row.measured is not None and row.measured.verdict == CONTRADICTED for row in rows),
            "que les chiffres contredisent",
        ),
        (sum(row.freshness in (DUE, NEVER) for row in rows), "à relire"),
    )
    return spaced(", ".join(f"{count} {what}" for count, what in counts if count))


PAGES = (ReportPages(REPORT, social_code_page),)
