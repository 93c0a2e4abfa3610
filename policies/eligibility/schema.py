"""Links to answers that were given out under earlier names of facts and values.

People keep such links, send them on and print them as QR codes; each must open for good. When a fact or a value is renamed or taken
away, `VERSION` goes up by one and a step is added that says what became of it. An address without a version is of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

VERSION_PARAMETER = "v"

Parameters: TypeAlias = Mapping[str, Sequence[str]]

STEPS: tuple[Callable[[Parameters], Parameters], ...] = ()
"""Of each version the step to the next: parameters in, parameters out."""

VERSION = 1 + len(STEPS)
"""The version in which addresses are written now."""


def upgraded(parameters: Parameters, steps: Sequence[Callable[[Parameters], Parameters]] = STEPS) -> Parameters:
    """The parameters of any version in the names of now, without the version. A version that does not exist yet is read as the newest."""
    stated = "".join(parameters.get(VERSION_PARAMETER, ("1",))[-1:])
    version = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 1
    current: Parameters = {name: values for name, values in parameters.items() if name != VERSION_PARAMETER}
    for step in steps[max(version, 1) - 1 :]:
        current = step(current)
    return current


def version_pair(version: int = VERSION) -> dict[str, str]:
    """What an address must carry to say its version; nothing for the first."""
    return {VERSION_PARAMETER: str(version)} if version > 1 else {}
