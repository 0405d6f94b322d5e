"""How often a figure of a kind is right, measured on development data."""

_SHARE_RIGHT = {"number": 0.5, "count": 0.8, "ordinal": 0.6, "date": 0.8, "time": 0.8}
_OTHERWISE = 0.9


def confidence_of(kind: str, iso: str | None) -> float:
    """Between 0 and 1, for ordering and flagging only."""
    return _SHARE_RIGHT.get(kind, _OTHERWISE)
