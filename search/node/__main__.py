"""Run a node until Ctrl-C, or until another process ends: `python -m search.node --port 9200`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from search.node import NodeImpossible
from search.node.process import Node

HERE = Path(__file__).resolve().parents[2] / "var" / "elasticsearch"


def main() -> int:
    """Exit code 0 after an ordered stop, 1 when the node could not start or ended by itself."""
    parser = argparse.ArgumentParser(description="Run a real Elasticsearch node on this machine. Ctrl-C stops it.")
    parser.add_argument("--directory", type=Path, default=HERE, help="where its build and its data lie")
    parser.add_argument("--port", type=int, default=9200, help="HTTP port (default 9200)")
    parser.add_argument("--watch", type=int, help="stop when the process with this number has ended")
    parser.add_argument("--set", action="append", default=[], help="name=value to add to its configuration")
    options = parser.parse_args()
    node = Node(options.directory, options.port, dict(setting.split("=", 1) for setting in options.set))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    try:
        print(f"Starting Elasticsearch under {node.directory} …", flush=True)
        node.start()
        print(f"Ready: ELASTICSEARCH_URL={node.url}   (Ctrl-C stops it)", flush=True)
        while node.running and (options.watch is None or _alive(options.watch)):
            time.sleep(0.5)
        if not node.running:
            print(f"Elasticsearch has ended by itself:\n{node.last_words()}", file=sys.stderr)
            return 1
        return 0
    except NodeImpossible as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        node.stop()


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
