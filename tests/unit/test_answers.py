"""What a wiki's refusals of a log-in mean."""

from __future__ import annotations

import pytest

from coopwiki.wiki.api_errors import Refusal, failure, sign_in_refusal
from coopwiki.wiki.port import Denied, Unreachable
from coopwiki.wiki.retry import Interrupted

TIMED_OUT = "Unable to continue login. Your session most likely timed out."
TOO_MANY = "You have made too many recent login attempts.\nPlease wait 5 minutes before trying again."
WRONG = "Incorrect username or password entered. Please try again."


@pytest.mark.parametrize(
    "answer",
    [{"result": "NeedToken"}, {"result": "WrongToken"}, {"result": "Failed", "reason": TIMED_OUT}],
)
def test_a_session_that_was_lost_is_no_wrong_password(answer: dict[str, str]) -> None:
    found = sign_in_refusal("Robot@coopwiki", answer)
    assert isinstance(found, Interrupted)
    assert isinstance(found.reason, Unreachable)
    assert "ne garde pas la session" in str(found.reason)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"result": "Failed", "reason": WRONG}, "refuse le mot de passe"),
        ({"result": "Failed", "reason": TOO_MANY}, "Trop d’essais"),
        ({"result": "Throttled"}, "Trop d’essais"),
        ({"result": "Aborted"}, "refuse le mot de passe"),
    ],
)
def test_a_refusal_is_one_for_a_person(answer: dict[str, str], told: str) -> None:
    found = sign_in_refusal("Robot@coopwiki", answer)
    assert isinstance(found, Denied)
    assert told in str(found)


def test_a_token_the_wiki_forgot_is_no_refusal_of_the_account() -> None:
    assert isinstance(failure(Refusal("badtoken", "Invalid CSRF token.", {})), Unreachable)
    assert isinstance(failure(Refusal("blocked", "You are blocked.", {})), Denied)
