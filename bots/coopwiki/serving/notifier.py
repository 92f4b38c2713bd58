"""Who is notified after a job: the watch each time, operators when it fails twice, circles when a budget alerts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.serving import alerts, notes
from coopwiki.serving.addresses import Addresses
from coopwiki.serving.outcome import JobResult
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.state import State
from coopwiki.serving.webhooks import as_chat_text, ping, say

TWICE = 2


@dataclass(slots=True)
class Notifier:
    """Sends, and notes in the state what was sent, so that it is sent once."""

    addresses: Addresses
    where: str = ""
    """What the robots are called in chats: the wiki's address, an operator's setting, which stays a link."""

    _settled: tuple[Ledger, date] | None = field(default=None, init=False)
    """The ledger and the day of which all speaks."""

    def told(self, state: State, job: Job, ended: JobResult, today: date) -> State:
        """Send what is to be said of a job that has been noted in the state."""
        if ended.result == "ok":
            ping(self.addresses.ping)
        state = self._operators(state, job.name)
        ledger = ended.run.ledger if ended.run else None
        return state if ledger is None else self._news(state, ledger, today)

    def _operators(self, state: State, name: str) -> State:
        if not self.addresses.operators:
            return state
        job = state.job(name)
        if job.failures >= TWICE and name not in state.alarmed:
            text = f"le passage « {name} » a échoué {job.failures} fois. {job.message}"
            return replace(state, alarmed=state.alarmed | self._alarm(text, name))
        if job.result == "ok" and name in state.alarmed:
            text = f"le passage « {name} » réussit de nouveau."
            return replace(state, alarmed=state.alarmed - self._alarm(text, name))
        return state

    def _alarm(self, text: str, name: str) -> frozenset[str]:
        text = f"coopwiki, {self.where} : {as_chat_text(text)}"
        sent = say(self.addresses.operators, text, "des opérateurs")
        return frozenset([name] if sent else [])

    def _news(self, state: State, ledger: Ledger, today: date) -> State:
        """Notify circles of what is new in a ledger, and forget what need not be remembered any more."""
        if self._settled is not None and self._settled[0] is ledger and self._settled[1] == today:
            return state
        state = replace(state, told=_of_use(state.told, ledger, today)) if state.told else state
        told = self._circles(state.told, ledger, today)
        if told is None:
            return state
        self._settled = (ledger, today)
        return replace(state, told=state.told | told)

    def _circles(self, told: frozenset[str], ledger: Ledger, today: date) -> frozenset[str] | None:
        """Notify circles of the alerts not sent yet; their keys, None where the chat didn't take them."""
        if not self.addresses.circles:
            return frozenset()
        fresh = alerts.news(alerts.alerts(ledger, today), told)
        text = "\n".join(as_chat_text(alert.text) for alert in fresh)
        sent = not fresh or say(self.addresses.circles, text, "des cercles")
        return frozenset(alert.key for alert in fresh) if sent else None


def _of_use(told: frozenset[str], ledger: Ledger, today: date) -> frozenset[str]:
    return alerts.still_of_use(told, ledger, today) | notes.still_of_use(told, ledger, today)
