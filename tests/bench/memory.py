"""The most memory that a process has held, in megabytes."""

from __future__ import annotations

from pathlib import Path


def peak(pid: int | str = "self") -> float | None:
    """The high-water mark of a process; None where the system does not tell (only Linux does)."""
    status = Path(f"/proc/{pid}/status")
    try:
        rows = dict(row.split(":", 1) for row in status.read_text().splitlines() if ":" in row)
        return int(rows["VmHWM"].split()[0]) / 1024
    except (OSError, KeyError, ValueError):
        return None


def forget() -> None:
    """Begin to count anew from what the process holds now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return
