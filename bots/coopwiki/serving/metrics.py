"""Figures for Prometheus, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from coopwiki.serving.schedule_file import Job
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.state import Figures, JobState


def metrics(board: ServiceStatus, called: str = "") -> bytes:
    """Everything, in Prometheus' text format; each figure says of which wiki it is, where that has a name here."""
    registry = CollectorRegistry()
    registry.register(_Collected(board, called))
    return generate_latest(registry)


@dataclass(slots=True, eq=False)
class _Collected(Collector):
    board: ServiceStatus
    called: str = ""

    def collect(self) -> Iterator[Metric]:
        """Every figure, with what it says."""
        for metric in self._collected():
            if self.called:
                metric.samples = [s._replace(labels=s.labels | {"wiki": self.called}) for s in metric.samples]
            yield metric

    def _collected(self) -> Iterator[Metric]:
        yield from _jobs(self.board)
        yield from _figures(newest(self.board))
        saved = CounterMetricFamily("coopwiki_pages_saved", "Pages saved since the service began")
        saved.add_metric([], self.board.saved)
        yield saved
        stopped = "Robots stopped by their own page on the wiki"
        yield GaugeMetricFamily("coopwiki_robots_stopped", stopped, len(self.board.state.stopped))
        if self.board.jobs_waiting is not None:
            waiting = "Jobs waiting in MediaWiki's own queue"
            yield GaugeMetricFamily("coopwiki_wiki_jobs_waiting", waiting, self.board.jobs_waiting)


def newest(board: ServiceStatus) -> Figures:
    """The figures of the job that ran last."""
    ran = ((job.started, name) for name, job in board.state.jobs.items() if job.started is not None)
    _, last = max(ran, default=(None, ""))
    return board.state.job(last).figures


def _jobs(board: ServiceStatus) -> Iterator[Metric]:
    now = board.now()
    age = _by_job("last_success_age_seconds", "Seconds since the last success of a job")
    seconds = _by_job("last_run_seconds", "How long the last run of a job took")
    failures = _by_job("failures_in_a_row", "Runs of a job that have failed since it last succeeded")
    held = _by_job("held", "1 while a job is held by the stop page or a message on the talk page")
    for job, state in _states(board):
        if state.succeeded is not None:
            age.add_metric([job.name], (now.astimezone(UTC) - state.succeeded.astimezone(UTC)).total_seconds())
        seconds.add_metric([job.name], state.figures.milliseconds / 1000)
        failures.add_metric([job.name], state.failures)
        held.add_metric([job.name], state.result in ("stopped", "paused"))
    yield from (age, seconds, failures, held)


def _states(board: ServiceStatus) -> Iterator[tuple[Job, JobState]]:
    for job in board.jobs:
        yield job, board.state.job(job.name)


def _by_job(name: str, text: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"coopwiki_{name}", text, labels=["job"])


def _figures(told: Figures) -> Iterator[Metric]:
    yield GaugeMetricFamily("coopwiki_pages_read", "Pages read by the last run", told.pages_read)
    yield GaugeMetricFamily("coopwiki_records", "Records that count, in the last run", told.records)
    left = "Records left out because of an error, in the last run"
    yield GaugeMetricFamily("coopwiki_records_left_out", left, told.left_out)
    issues = GaugeMetricFamily("coopwiki_issues", "Issues by code, in the last run", labels=["code"])
    for code, count in told.issues.items():
        issues.add_metric([code], count)
    yield issues
