"""A plan and what came of it, in French, for the person who deploys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coopwiki.core.titles import first_upper
from coopwiki.deployment.step import FORCED, PageAction, Step

_HEADINGS: Mapping[PageAction, tuple[str, str]] = MappingProxyType(
    {
        PageAction.CREATE: ("À créer", ""),
        PageAction.UPDATE: ("À mettre à jour", ""),
        PageAction.MODIFIED: (
            "Modifiées sur le wiki depuis notre dernier déploiement",
            "laissées telles quelles, sauf avec « coopwiki deploy --force »",
        ),
        PageAction.FOREIGN: (
            "Déjà là avant notre premier déploiement",
            "laissées telles quelles : choisir un préfixe pour les nôtres, ou utiliser --force",
        ),
        PageAction.ORPHAN: (
            "Déployées autrefois, plus fournies",
            "laissées en place ; les supprimer à la main si elles ne servent plus",
        ),
        PageAction.KEPT: ("Créées une fois pour toutes", "laissées telles quelles, même avec --force"),
    }
)
_REPLACED = "remplacées par les nôtres (--force), l’historique garde l’autre texte"
_MARGIN = "  "


def plan_text(steps: Sequence[Step], version: str, prefix: str = "", *, force: bool = False) -> str:
    """Print the whole plan: what is to be done and why, and how many pages will be written."""
    first = f"Déploiement de coopwiki {version}"
    lines = [f"{first}, préfixe « {prefix.strip()} »" if prefix.strip() else first]
    for action in _HEADINGS:
        lines += _section(action, [s for s in steps if s.action is action], force=force)
    written = sum(step.writes(force=force) for step in steps)
    fine = sum(step.action is PageAction.UNCHANGED for step in steps)
    lines += ["", f"Déjà à jour : {pages(fine)}. {_total(written)}"]
    return "\n".join(lines)


def pages(count: int) -> str:
    """`1 page`, `12 pages`."""
    return f"{count} page" if count < 2 else f"{count} pages"


def _total(written: int) -> str:
    return f"À écrire : {pages(written)}." if written else "Il n’y a rien à écrire."


def _section(action: PageAction, steps: Sequence[Step], *, force: bool) -> list[str]:
    if not steps:
        return []
    heading, remark = _HEADINGS[action]
    if force and action in FORCED:
        remark = _REPLACED
    note = [f"{_MARGIN}({remark})"] if remark else []
    return ["", f"{heading} : {pages(len(steps))}", *note, *map(_line, steps)]


def _line(step: Step) -> str:
    remarks = [_change(step)] if step.added or step.removed else []
    if step.action is PageAction.CREATE and step.ours:
        remarks.append("supprimée du wiki depuis notre dernier déploiement")
    return f"{_MARGIN}{step.title}" + (f" ({', '.join(remarks)})" if remarks else "")


def _change(step: Step) -> str:
    """`+3 −1 lignes`: what our text brings and takes away."""
    parts = (f"+{step.added}" * bool(step.added), f"−{step.removed}" * bool(step.removed))
    unit = "ligne" if step.added + step.removed < 2 else "lignes"
    return f"{' '.join(part for part in parts if part)} {unit}"


def failures_text(failures: Sequence[tuple[str, str]]) -> str:
    """Print the pages that could not be saved, each with why; '' when there is none."""
    if not failures:
        return ""
    lines = [f"{_MARGIN}{title} : {first_upper(why)}" for title, why in failures]
    return "\n".join([f"Pas écrites : {pages(len(failures))}", *lines])
