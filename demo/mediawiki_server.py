"""PHP's own web server: started on the loopback, stopped process by process.

Its workers outlive their parent, so the pid file names the parent and every worker,
each with its start time: a number that another process has since been given is left alone.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

WORKERS = 4
PATIENCE = 30.0
"""Seconds given to a server to answer, and to a process to end before it is killed."""


class ServerError(Exception):
    """The server ended or kept silent; the message is French and names its log."""


def free_port() -> int:
    """Find a port of the loopback that nobody listens on at this moment.

    Below those that Linux gives to outgoing connections: one of these could take it before we do.
    """
    while True:
        port = 10_000 + secrets.randbelow(20_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def serve(root: Path, port: int, pids: Path, log: Path, environment: Mapping[str, str]) -> None:
    """Start the server, come back once it answers; `pids` names its processes all along."""
    parent = spawn(root, port, log, environment)
    remember(pids, parent)
    try:
        wait_until_it_answers(parent, f"http://127.0.0.1:{port}/api.php", log)
    except BaseException:
        remember(pids, parent)
        end(pids)
        raise
    remember(pids, parent)


def spawn(root: Path, port: int, log: Path, environment: Mapping[str, str]) -> int:
    """Start PHP's server; its process id."""
    words = ("php", "-S", f"127.0.0.1:{port}", "-t", str(root))
    return launch(words, log, {**environment, "PHP_CLI_SERVER_WORKERS": str(WORKERS)})


def launch(words: tuple[str, ...], log: Path, environment: Mapping[str, str]) -> int:
    """Start a program in a session of its own, silent but for its log; its process id."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    return os.posix_spawnp(
        words[0],
        words,
        environment,
        file_actions=(
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), writing, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ),
        setsid=True,
    )


def wait_until_it_answers(parent: int, address: str, log: Path) -> None:
    """Ask the API until it answers, for half a minute.

    Only once the workers are there: before, another server may be the one that has the port.
    """
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if not started(parent):
            raise ServerError(f"Le serveur s’est arrêté aussitôt ; voir {log}.")
        if children(parent) and answers(f"{address}?action=query&meta=siteinfo&format=json"):
            return
        time.sleep(0.05)
    raise ServerError(f"Le serveur ne répond pas ; voir {log}.")


def answers(address: str) -> bool:
    """Whether this address gives a page; an error page counts as no answer."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as page:  # noqa: S310
            return bool(page.read(1) == b"{")
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def remember(pids: Path, parent: int) -> None:
    """Write the parent and its workers, a line each: number, start time."""
    family = (parent, *children(parent))
    pids.write_text("".join(f"{pid} {started(pid)}\n" for pid in family), encoding="ascii")


def children(parent: int) -> tuple[int, ...]:
    """List the processes that this one has started."""
    try:
        text = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ()
    return tuple(int(word) for word in text.split())


def started(pid: int) -> int:
    """When a process began, in the kernel's ticks; 0 when it is gone or a zombie."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    fields = text.rpartition(")")[2].split()
    return 0 if fields[0] == "Z" else int(fields[19])


def alive(pids: Path) -> tuple[int, ...]:
    """List the processes of the pid file that still run."""
    if not pids.is_file():
        return ()
    rows = (line.split() for line in pids.read_text(encoding="ascii").splitlines())
    return tuple(int(pid) for pid, birth in rows if int(birth) and started(int(pid)) == int(birth))


def end(pids: Path) -> None:
    """End every process of the pid file, by its id, and forget the file. Nothing to end is fine."""
    if not pids.is_file():
        return
    send(pids, signal.SIGTERM)
    limit = time.monotonic() + PATIENCE / 3
    while alive(pids) and time.monotonic() < limit:
        reap(pids)
        time.sleep(0.02)
    send(pids, signal.SIGKILL)
    reap(pids)
    pids.unlink(missing_ok=True)


def send(pids: Path, number: signal.Signals) -> None:
    """Send a signal to each process that still runs."""
    for pid in alive(pids):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def reap(pids: Path) -> None:
    """Collect those among them that are our own children, so that no zombie stays."""
    for line in pids.read_text(encoding="ascii").splitlines():
        try:
            os.waitpid(int(line.split()[0]), os.WNOHANG)
        except ChildProcessError:
            continue
