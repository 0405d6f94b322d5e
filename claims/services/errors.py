"""What a service raises. The text of each is a sentence for the person: what is wrong, what to do.

Who may do what raises `claims.permissions.Denied` instead.
"""


class Conflict(Exception):
    """The thing changed since the person last saw it; they should look again and decide anew."""


class Invalid(Exception):
    """What the person gave cannot be used."""
