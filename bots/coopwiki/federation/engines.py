"""Who does the work: processes of this machine, or the workers of a cluster. What comes of it is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from coopwiki.federation.comparison import RespondingCooperative
from coopwiki.federation.pack_json import parsed
from coopwiki.federation.sources import CooperativeSource
from coopwiki.federation.work import Answer, answer
from coopwiki.subjects.packs import Pack
from coopwiki.wiki.port import Damaged

Engine = Callable[[], AbstractContextManager[Executor]]
"""Gives an executor, a new one each time: one whose workers were killed is of no more use."""

TRIES = 3
"""How often work is given out that an engine loses: a worker killed, a scheduler restarted."""

PATIENCE = 30
"""Seconds beyond those of one cooperative in which an engine ends none: then it is stuck."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the day, how many seconds one cooperative may take, how long an engine may do nothing more."""

    on: date
    seconds: int
    patience: int = PATIENCE


@dataclass(frozen=True, slots=True)
class _Ended:
    """An answer; `lost` says that the engine lost the work, so that another one may do it."""

    answer: Answer
    lost: bool = False


def processes(workers: int) -> Engine:
    """An engine of so many processes of this machine."""

    @contextmanager
    def pool() -> Iterator[Executor]:
        made = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        try:
            yield made
        finally:
            made.shutdown(wait=True, cancel_futures=True)

    return pool


def answers(sources: Sequence[CooperativeSource], order: Order, engine: Engine) -> tuple[Answer, ...]:
    """An answer for each cooperative, in their order: none is left out.

    What an engine loses is given out again, to a new one; lost three times it is reported as an error.
    """
    found: dict[str, _Ended] = {}
    for _ in range(TRIES):
        missing = [source for source in sources if source.name not in found or found[source.name].lost]
        if missing:
            found |= {one.answer.name: one for one in _round(missing, order, engine)}
    return tuple(found[source.name].answer for source in sources)


def _round(sources: Sequence[CooperativeSource], order: Order, engine: Engine) -> Iterator[_Ended]:
    """Give all of it out once."""
    with engine() as executor:
        futures = {_submitted(executor, source, order): source.name for source in sources}
        left = set(futures)
        while left:
            done, left = wait(left, timeout=order.seconds + order.patience, return_when=FIRST_COMPLETED)
            yield from (_ended(future, futures[future]) for future in done)
            if not done:
                yield from (_Ended(Answer(futures[future], error=_STUCK)) for future in left)
                return


_NO_PACK = "réponse qui n’est pas un paquet d’ici :"
_STUCK = "pas de réponse du moteur : aucun processus de travail n’est là, ou le réseau est coupé."


def _submitted(executor: Executor, source: CooperativeSource, order: Order) -> Future[Answer]:
    """The work, given out; an engine that broke meanwhile has lost it."""
    try:
        return executor.submit(answer, source, order.on, order.seconds)
    except BrokenExecutor as error:
        lost: Future[Answer] = Future()
        lost.set_exception(error)
        return lost


def _ended(future: Future[Answer], name: str) -> _Ended:
    """The answer; what goes wrong in reading is said in one, so an exception is the engine's."""
    if future.cancelled():
        return _lost(name, "annulé")
    failed = future.exception()
    return _lost(name, type(failed).__name__) if failed is not None else _Ended(future.result())


def _lost(name: str, how: str) -> _Ended:
    return _Ended(Answer(name, error=f"travail perdu {TRIES} fois par le moteur ({how})."), lost=True)


@dataclass(frozen=True, slots=True)
class Looked:
    """The cooperatives that answered, in the order of the file, and those that did not, each with the reason."""

    partners: tuple[RespondingCooperative, ...]
    silent: tuple[Answer, ...]


def look(sources: Sequence[CooperativeSource], order: Order, engine: Engine) -> Looked:
    """Ask every cooperative; one that fails does not keep the others from standing."""
    found = [(source, *_read(one)) for source, one in zip(sources, answers(sources, order, engine), strict=True)]
    return Looked(
        tuple(RespondingCooperative(source, pack) for source, pack, _ in found if pack is not None),
        tuple(one for _, pack, one in found if pack is None),
    )


def _read(one: Answer) -> tuple[Pack | None, Answer]:
    """The pack of an answer; None with why there is none. A worker of another version may answer anything."""
    if not one.pack:
        return None, one
    try:
        return parsed(one.pack), one
    except Damaged as error:
        return None, Answer(one.name, error=f"{_NO_PACK} {error}.")
