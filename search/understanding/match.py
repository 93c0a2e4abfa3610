"""One reading of what somebody typed."""

from __future__ import annotations

from dataclasses import dataclass

from search.understanding import wording

MOST = 8

MOST_CHARACTERS = 200
"""Nobody types more for a trade or a place; of longer text only the beginning is read."""


@dataclass(frozen=True, slots=True)
class Match:
    """A value that `Profile.parse` accepts, with the label that the finder's lists show for it.

    `note` says how it was understood («thùng carton», «Xã Song Hồ cũ, nay thuộc …»); it may be empty. `sure` is true only when all that
    was typed is one known term or name of this value. Where more than one match is sure, the term has several meanings: ask. `whole`
    without `sure`: it is one, but too short or too vague to be taken without asking («go», «lang chu»).
    """

    value: str
    label: str
    note: str = ""
    sure: bool = False
    whole: bool = False

    @property
    def in_full(self) -> str:
        """The label with the note, on one line."""
        return wording.MEANING.format(label=self.label, note=self.note) if self.note else self.label


def only_sure(matches: tuple[Match, ...]) -> Match | None:
    """The match that may be taken without asking: the only one that is sure."""
    sure = [match for match in matches if match.sure]
    return sure[0] if len(sure) == 1 else None
