"""Run the web server and the worker as one: both start together, and when one ends or Ctrl-C comes, both end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence

GRACE_SECONDS = 10


def run_together(commands: Mapping[str, Sequence[str]]) -> None:
    """Run these programs of the virtual environment until one of them ends or the user stops them.

    A program's first word is a module («gunicorn») or a Python file. Children run in their own sessions, so that
    Ctrl-C reaches only this process, which ends them in order. Raises SystemExit with 1 when one ended by itself.
    """
    processes = {name: _start(command) for name, command in commands.items()}

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in processes.values()):
            time.sleep(0.3)
        ended = next(name for name, process in processes.items() if process.poll() is not None)
        raise SystemExit(f"{ended} ended by itself; see the messages above.")
    except KeyboardInterrupt:
        pass
    finally:
        _end(processes.values())


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    program, *rest = command
    run = [program] if program.endswith(".py") else ["-m", program]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "site_core.settings.dev")
    }
    return subprocess.Popen([sys.executable, *run, *rest], start_new_session=True, env=environment)


def _end(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    running = [p for p in processes if p.poll() is None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
