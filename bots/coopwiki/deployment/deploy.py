"""Brings our templates, modules and help pages to a wiki: first a plan, then its application.

A page that people changed since our last deployment, or that was there before the first, is left
alone unless forced. Nothing is ever deleted. An interrupted deployment is started again; a second
one saves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from coopwiki import __version__
from coopwiki.deployment import manifest as manifests
from coopwiki.deployment.manifest import Manifest, read_manifest
from coopwiki.deployment.placing import placed
from coopwiki.deployment.printout import failures_text, pages, plan_text
from coopwiki.deployment.rights import refuse_without_rights
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.deployment.step import PageAction, Step, steps
from coopwiki.wiki.port import Denied, Draft, Outcome, Status, Stored, Wiki, WikiError
from coopwiki.wiki.stored_form import same

STARTS = "coopwiki : déploiement"
"""What the summaries of all deployments start with."""

SUMMARY = f"{STARTS} {__version__}"


class Deployable(Wiki, Protocol):
    """A wiki that says what our account may do there."""

    def rights(self) -> frozenset[str]:
        """Ask which rights our account has here and now, by MediaWiki's names."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a deployment would do to one wiki, as it stands: pages in the order of saving."""

    steps: tuple[Step, ...]
    manifest: Manifest
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class DeployResult:
    """What became of one page we tried to save."""

    step: Step
    outcome: Outcome

    @property
    def written(self) -> bool:
        """Say whether the page now has our text."""
        return self.outcome.status in {Status.SAVED, Status.UNCHANGED}


@dataclass(frozen=True, slots=True)
class Deployment:
    """A plan, applied. Where pages `failed`, the others are in place."""

    plan: Plan
    fates: tuple[DeployResult, ...]

    @property
    def failed(self) -> tuple[DeployResult, ...]:
        """List the pages that could not be saved."""
        return tuple(fate for fate in self.fates if not fate.written)


def plan(wiki: Wiki, sources: Iterable[ShippedPage], prefix: str = "") -> Plan:
    """Compare these pages with the wiki; nothing is written. Raises WikiError."""
    titles = wiki.site().titles
    ours = placed(sources, titles, prefix)
    manifest = read_manifest(wiki.stored([manifests.TITLE]).get(manifests.TITLE))
    present = wiki.stored([*(source.title for source in ours), *manifest.ours])
    return Plan(steps(ours, present, manifest, titles), manifest, prefix)


def apply(wiki: Deployable, planned: Plan, *, force: bool = False, summary: str = SUMMARY) -> Deployment:
    """Save the pages of a plan; with `force` those too that people changed or had before.

    Denied when the account may not deploy. Pages refused one by one are in the result.
    """
    chosen = tuple(step for step in planned.steps if step.writes(force=force))
    refuse_without_rights(wiki.rights(), [step.title for step in chosen])
    manifest = _announced(wiki, planned.manifest, chosen, summary)
    fates = tuple(DeployResult(step, wiki.save(step.draft(summary))) for step in chosen)
    written = {fate.step.title for fate in fates if fate.written}
    _note(wiki, manifest, remembered(planned.steps, written), summary)
    return Deployment(planned, fates)


def render(planned: Plan, *, force: bool = False) -> str:
    """Print the plan in French, for the person who deploys."""
    return plan_text(planned.steps, __version__, planned.prefix, force=force)


def render_done(done: Deployment) -> str:
    """Print what came of it in French: how many pages were written, which were not and why."""
    failures = [(fate.step.title, fate.outcome.message) for fate in done.failed]
    written = pages(len(done.fates) - len(failures))
    first = f"Écrites : {written}." if done.fates else "Rien n’a été écrit."
    return "\n".join(text for text in (first, failures_text(failures)) if text)


def remembered(planned: Iterable[Step], written: set[str]) -> Mapping[str, frozenset[str]]:
    """Give what to know our pages by, now that these are written."""
    found = {
        step.title: step.remembered(written=step.title in written or step.action is PageAction.UNCHANGED)
        for step in planned
    }
    return {title: ours for title, ours in found.items() if ours}


def _announced(wiki: Wiki, manifest: Manifest, chosen: tuple[Step, ...], summary: str) -> Manifest:
    """Note, before anything is written, the texts about to be: see Manifest."""
    if not chosen:
        return manifest
    ours = dict(manifest.ours)
    for step in chosen:
        coming = step.remembered(written=True)
        if coming:
            ours[step.title] = step.ours | coming
    return _note(wiki, manifest, ours, summary)


def _note(wiki: Wiki, manifest: Manifest, ours: Mapping[str, frozenset[str]], summary: str) -> Manifest:
    """Write the manifest unless it says this already. WikiError when it can't be written."""
    text = Manifest(__version__, ours).text()
    before = manifest.stored
    if before and same(manifests.TITLE, text, before.text):
        return manifest
    base = before.revision if before else 0
    outcome = wiki.save(Draft(manifests.TITLE, text, summary, base))
    _refuse_unless_written(outcome)
    return Manifest(__version__, ours, Stored(manifests.TITLE, outcome.revision, text))


def _refuse_unless_written(outcome: Outcome) -> None:
    if outcome.status is Status.CONFLICT:
        raise WikiError(
            f"La page « {manifests.TITLE} » vient d’être modifiée, sans doute par un autre"
            " déploiement : attendre qu’il soit fini, puis relancer celui-ci."
        )
    if outcome.status is Status.REFUSED:
        raise Denied(f"La page « {manifests.TITLE} » ne peut pas être écrite. {outcome.message}")
