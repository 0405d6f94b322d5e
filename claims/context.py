"""What every page shows: the person's desks and what waits for them."""

from django.http import HttpRequest


def desk_of_the_person(request: HttpRequest) -> dict[str, object]:
    """The desks of the signed-in person, for the top bar."""
    return {}
