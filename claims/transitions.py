"""Which status may follow which. Services move a draft only along this table.

Who may make a move is in `claims.permissions`.
"""

from claims.models import Status

ALLOWED: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.EXTRACTING}),
    # Extraction that stalls is swept and starts again, so a draft may be extracting twice.
    Status.EXTRACTING: frozenset({Status.TO_CHECK, Status.RECEIVED}),
    Status.TO_CHECK: frozenset({Status.IN_PROGRESS, Status.WAITING, Status.READY}),
    Status.IN_PROGRESS: frozenset({Status.WAITING, Status.READY}),
    Status.WAITING: frozenset({Status.IN_PROGRESS}),
    Status.READY: frozenset({Status.IN_PROGRESS, Status.APPROVED, Status.SENT_BACK}),
    # Un-approving: any new verdict or claim (the database trigger makes this move itself).
    Status.APPROVED: frozenset({Status.IN_PROGRESS}),
    Status.SENT_BACK: frozenset({Status.IN_PROGRESS, Status.WAITING, Status.READY}),
}


class ForbiddenMove(ValueError):
    """The status does not lead to the wanted one. Its text is a sentence for the person."""


def check_move(old: str, new: str) -> None:
    """Raise ForbiddenMove unless a draft may go from status `old` to `new`."""
    if Status(new) not in ALLOWED[Status(old)]:
        raise ForbiddenMove(
            f"A draft that is “{Status(old).label}” cannot become “{Status(new).label}”."
        )
