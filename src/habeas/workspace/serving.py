"""Serving the pages: the web server, and the address at which a person finds them."""

from __future__ import annotations

import socket

from habeas.errors import RecordError
from habeas.workspace.intake.worker_process import job_worker

TARGET = "habeas.workspace.served:application"


def serve(host: str, port: int, *, processes: int = 1, threads: int = 2) -> None:
    """Serve the pages of the opened record, and read what is brought in, until told to end.

    Args:
        host: the address to listen at; "127.0.0.1" is reached from this machine only.
        port: the port there.
        processes: how many serve.
        threads: how many requests each of them answers at once. More than two wait for each
            other: with eight, the slowest of twenty pages took half as long again.

    Raises:
        RecordError: something else listens at the address.
    """
    from granian.constants import Interfaces  # noqa: PLC0415 -- only this command needs it
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    _refuse_taken(host, port)
    server = Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        log_level=LogLevels.error,
        websockets=False,
    )
    with job_worker():
        server.serve()


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise RecordError(
                f"{host}:{port} cannot be served ({error.strerror}): give another one with --port"
            ) from None
