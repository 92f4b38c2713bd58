"""The workers of a Dask cluster as an engine: the one place that knows dask.distributed (docs/growing.md)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from coopwiki.federation.engines import Engine
from coopwiki.settings import WrongSettings
from coopwiki.wiki.port import Unreachable

WAIT = 30
"""Seconds in which a scheduler has to answer, also one that is being restarted."""


def cluster(address: str, seconds: int = WAIT) -> Engine:
    """An engine that is the workers of the scheduler at an address, as `tls://10.0.0.5:8786`.

    Certificates are those of Dask's own configuration. Raises WrongSettings where Dask is not installed or the address
    is none.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise WrongSettings("--cluster demande Dask : pip install 'coopwiki[cluster]'.") from error

    @contextmanager
    def workers() -> Iterator[Executor]:
        try:
            client = Client(address, timeout=seconds, set_as_default=False, name="coopwiki")
        except OSError as error:
            raise Unreachable(f"Aucun ordonnanceur Dask ne répond à {address} en {seconds} s.") from error
        except (ValueError, TypeError) as error:
            raise WrongSettings(
                f"L’ordonnanceur « {address} » ne peut pas être joint : écrire une adresse comme tls://10.0.0.5:8786, "
                "et pour « tls:// » nommer les certificats dans la configuration de Dask."
            ) from error
        try:
            yield client.get_executor(pure=False)
        finally:
            client.close(timeout=seconds)

    return workers
