"""A Prefect server for the length of one run, where the user has none.

Prefect would start one by itself, but imports its whole server into our process first and leaves
the server behind when we are killed. This one starts while we import, and ends when we end.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOPBACK = "127.0.0.1"
USUAL_URL = f"http://{LOOPBACK}:4200/api"


class ServerError(RuntimeError):
    """The Prefect server did not start."""


@contextmanager
def prefect_server() -> Iterator[Callable[[], None]]:
    """Run a server unless `PREFECT_API_URL` names one; yields a function that waits for it.

    Enter before Prefect is imported: its settings are read once.
    """
    if os.environ.get("PREFECT_API_URL"):
        yield lambda: None
        return
    with socket.create_server((LOOPBACK, 0)) as listener:
        url = f"http://{LOOPBACK}:{listener.getsockname()[1]}/api"
        process = _start(listener)
    os.environ["PREFECT_API_URL"] = url
    try:
        yield lambda: _wait(url)
    finally:
        del os.environ["PREFECT_API_URL"]
        _stop(process)


def _start(listener: socket.socket) -> subprocess.Popen[bytes]:
    """The server in a session of its own, so that Ctrl-C reaches us first, tied to us by a pipe."""
    descriptor = listener.fileno()
    return subprocess.Popen(
        [sys.executable, "-m", "flows.prefect_server", str(descriptor)],
        stdin=subprocess.PIPE,
        pass_fds=[descriptor],
        start_new_session=True,
        env={**os.environ, "PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"},
    )


def _wait(url: str) -> None:
    """Until the server answers: the connection waits in the queue of the open socket."""
    seconds = float(os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"])
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=seconds) as answer:
            answer.read()
    except OSError as error:
        raise ServerError(f"Prefect's server did not start: {error}") from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def running_server() -> str:
    """The address of the server that the user has, by `PREFECT_API_URL` or in the usual place."""
    url = os.environ.get("PREFECT_API_URL") or USUAL_URL
    try:
        urllib.request.urlopen(f"{url}/health", timeout=10).close()
    except urllib.error.HTTPError:
        return url  # it answers; whether we may use it is for Prefect to say
    except (OSError, ValueError) as error:
        raise ServerError(
            f"no Prefect server answers at {url}: start one with `prefect server start`, "
            "or say where it is in PREFECT_API_URL"
        ) from error
    return url


def serve(descriptor: int) -> None:
    """In the server's process: answer on an open socket until the parent closes our stdin."""
    import uvicorn

    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on"
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
