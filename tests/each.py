"""One test over many small cases: a test of its own for each takes longer than what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Test = Callable[..., None]


def each(cases: Iterable[Any], named: Callable[[Any], str] = repr) -> Callable[[Test], Callable[[], None]]:
    """Make a test that tries every case, a tuple as several arguments, and names all those that fail."""
    every = tuple(cases)

    def over_all(test: Test) -> Callable[[], None]:
        def whole() -> None:
            assert every
            failures = [failure for case in every if (failure := _failure(test, case, named))]
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(every)}", failures)

        whole.__name__, whole.__qualname__, whole.__module__ = test.__name__, test.__qualname__, test.__module__
        return whole

    return over_all


def _failure(test: Test, case: Any, named: Callable[[Any], str]) -> AssertionError | None:
    try:
        test(*case if isinstance(case, tuple) else (case,))
    except AssertionError as failure:
        failure.add_note(named(case))
        return failure
    return None
