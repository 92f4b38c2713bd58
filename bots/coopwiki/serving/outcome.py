"""What became of one run of a job: its figures, a state to remember, a line for the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from coopwiki.runs.refresh import Run
from coopwiki.runs.task import counted
from coopwiki.serving.state import Figures, JobState, Result
from coopwiki.serving.status import RESULTS
from coopwiki.wiki.port import Status, Stopped, WikiError

_UNDONE = (Status.REFUSED, Status.CONFLICT)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class JobResult:
    """How a run ended. `message` is French, '' when all is well; `run` is None where it was cut short.

    `error` is why, where the wiki couldn't be reached, refused us or its members stopped the robots.
    """

    result: Result
    message: str = ""
    run: Run | None = None
    error: WikiError | Stopped | None = None


def of_run(run: Run) -> JobResult:
    """A run that came to its end: it failed where a report did, or where a page was not taken."""
    message = " ".join(_troubles(run))
    return JobResult("failed" if message else "ok", message, run)


def _troubles(run: Run) -> list[str]:
    found = [f"Le rapport « {name} » a échoué." for name in run.failed]
    refused = [fate for fate in run.fates if fate.outcome.status in _UNDONE]
    found += [f"{fate.title} : {fate.outcome.message}" for fate in refused[:_MOST_NAMED]]
    if len(refused) > _MOST_NAMED:
        found.append(f"{len(refused) - _MOST_NAMED} autres pages n’ont pas été écrites.")
    return found


def figures(run: Run | None, milliseconds: int, before: Figures) -> Figures:
    """The figures of a run; of one that was cut short, what was known before stands."""
    if run is None:
        return replace(before, saved=0, milliseconds=milliseconds)
    told = run.tally
    return Figures(
        pages_read=told.pages_read,
        records=told.records,
        left_out=told.left_out,
        issues=dict(told.issues),
        saved=sum(fate.outcome.status is Status.SAVED for fate in run.fates),
        milliseconds=milliseconds,
    )


def remembered(before: JobState, ended: JobResult, started: datetime, milliseconds: int) -> JobState:
    """A job's state after a run. Being stopped is neither a success nor a failure."""
    return JobState(
        result=ended.result,
        started=started,
        succeeded=started if ended.result == "ok" else before.succeeded,
        failures=_failures(before.failures, ended.result),
        message=ended.message,
        figures=figures(ended.run, milliseconds, before.figures),
        held=moved(ended.run) if ended.run else before.held,
    )


def moved(run: Run) -> tuple[str, ...]:
    """A sentence for each robot page of which a copy stands elsewhere."""
    return tuple(fate.note for fate in run.fates if fate.note)


def _failures(before: int, result: Result) -> int:
    return before + 1 if result == "failed" else 0 if result == "ok" else before


def line(name: str, job: JobState) -> str:
    """One line a run: `key=value` for a machine, and at its end a sentence for a person.

    >>> line("nuit", JobState("ok"))[:70]
    'passage job=nuit result=ok pages_read=0 records=0 left_out=0 issues=0 '
    >>> line("nuit", JobState("ok"))[70:]
    'pages_saved=0 seconds=0.000 message="0 page lue, 0 fiche, 0 écartée, 0 page écrite."'
    """
    told = job.figures
    values: Mapping[str, object] = {
        "job": name,
        "result": job.result,
        "pages_read": told.pages_read,
        "records": told.records,
        "left_out": told.left_out,
        "issues": sum(told.issues.values()),
        **_by_code(told.issues),
        "pages_saved": told.saved,
        "seconds": f"{told.milliseconds // 1000}.{told.milliseconds % 1000:03}",
        "message": job.message or _sentence(job),
    }
    return "passage " + " ".join(f"{key}={_word(value)}" for key, value in values.items())


def _sentence(job: JobState) -> str:
    """What a run did that ended well; otherwise its result in words."""
    told = job.figures
    if job.result != "ok":
        return f"Le passage est {RESULTS[job.result]}."
    done = (
        counted(told.pages_read, "page lue", "pages lues"),
        counted(told.records, "fiche", "fiches"),
        counted(told.left_out, "écartée", "écartées"),
        counted(told.saved, "page écrite", "pages écrites"),
    )
    return f"{', '.join(done)}."


def _by_code(issues: Mapping[str, int]) -> dict[str, str]:
    pairs = (f"{code}:{count}" for code, count in sorted(issues.items()))
    return {"by_code": ",".join(pairs)} if issues else {}


def _word(value: object) -> str:
    text = str(value)
    plain = text and not any(c.isspace() or c in '"=' or not c.isprintable() for c in text)
    return text if plain else json.dumps(text, ensure_ascii=False)
