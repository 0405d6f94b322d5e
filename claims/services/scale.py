"""The verdict scale of a desk: renamed, put in another order, added to. What a verdict was set
with is never taken from the desk: a retired option is no longer offered, that is all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from claims.models import Desk, User, VerdictOption
from claims.queries.settings import scale_of
from claims.services.desk_settings import record_settings, take_settings
from claims.services.errors import Conflict, Invalid
from claims.services.words import clean_line

KEYS = range(1, 10)
LONGEST_LABEL = 40
# Without one of each a checker could only ever say one thing.
_NEEDED = {
    VerdictOption.Tone.OK: "that says a claim holds",
    VerdictOption.Tone.BAD: "that says a claim is wrong",
}


@dataclass(frozen=True, slots=True)
class Step:
    """An offered option as it shall be; `option` is its primary key, `position` its key."""

    option: int
    position: int
    label: str
    tone: str


@transaction.atomic
def set_scale(*, actor: User, desk: Desk, steps: Sequence[Step], expected: int) -> None:
    """Give every offered option of the desk its key, name and tone, all at once.

    A used option keeps its tone: the verdicts set with it would turn into something else. Its
    name may change, and they show the new one; the record keeps the old. `expected` is the desk's
    `settings_revision` as the person saw it. Raises Denied, Conflict, Invalid.
    """
    take_settings(actor, desk, expected)
    options = _options(desk)
    offered = {option.pk: option for option in options if option.position is not None}
    if sorted(step.option for step in steps) != sorted(offered):
        raise Conflict("The scale is not the one you saw. Look at it again.")
    before = _described(options)
    for step in steps:
        _change(offered[step.option], step)
    _check(options)
    VerdictOption.objects.bulk_update(offered.values(), ["position", "label", "tone"])
    if before != (after := _described(options)):
        record_settings(actor, "scale_set", desk, {"options": before}, {"options": after})


@transaction.atomic
def add_option(*, actor: User, desk: Desk, label: str, tone: str, expected: int) -> VerdictOption:
    """One more verdict, on the first free key. Raises Denied, Conflict, Invalid."""
    take_settings(actor, desk, expected)
    options = _options(desk)
    added = VerdictOption(desk=desk, label=_label(label), tone=_tone(tone))
    added.position = _free_key(options)
    _check([*options, added])
    added.save(force_insert=True)
    record_settings(actor, "option_added", desk, {}, _told(added))
    return added


@transaction.atomic
def retire_option(*, actor: User, option: VerdictOption, expected: int) -> None:
    """Offer a verdict no longer; those set with it stand. The other keys stay where they are.

    Raises Denied, Conflict, and Invalid for the last that says “holds” or “wrong”.
    """
    standing, options = _take(actor, option, expected)
    if standing.position is None:
        raise Conflict(f"“{standing}” is retired already.")
    before = _told(standing)
    standing.position = None
    _check(options)
    standing.save(update_fields=["position"])
    record_settings(actor, "option_retired", option.desk, before, {"name": standing.label})


@transaction.atomic
def restore_option(*, actor: User, option: VerdictOption, expected: int) -> None:
    """Offer a retired verdict again, on the first free key. Raises Denied, Conflict, Invalid."""
    standing, options = _take(actor, option, expected)
    if standing.position is not None:
        raise Conflict(f"“{standing}” is on the scale already.")
    standing.position = _free_key(options)
    standing.save(update_fields=["position"])
    record_settings(actor, "option_restored", option.desk, {}, _told(standing))


def _take(
    actor: User, option: VerdictOption, expected: int
) -> tuple[VerdictOption, list[VerdictOption]]:
    take_settings(actor, option.desk, expected)
    options = _options(option.desk)
    return next(standing for standing in options if standing.pk == option.pk), options


def _options(desk: Desk) -> list[VerdictOption]:
    """All options of the desk, each with `is_used`, which stays as it is until the transaction
    ends: a first verdict with one of them waits."""
    list(VerdictOption.objects.select_for_update().filter(desk=desk).values_list("pk"))
    return list(scale_of(desk))


def _change(option: VerdictOption, step: Step) -> None:
    tone = _tone(step.tone)
    if tone != option.tone and option.is_used:  # type: ignore[attr-defined]
        raise Invalid(
            f"“{option}” was used: what it says of a claim stays. Retire it and add another."
        )
    if step.position not in KEYS:
        raise Invalid("Choose a key from 1 to 9.")
    option.position, option.label, option.tone = step.position, _label(step.label), tone


def _check(options: Iterable[VerdictOption]) -> None:
    """What must hold of the scale as a whole. Raises Invalid."""
    labels: dict[str, VerdictOption] = {}
    keys: dict[int, VerdictOption] = {}
    for option in options:
        same = labels.setdefault(option.label.casefold(), option)
        if same is not option:
            raise Invalid(_same_label(same, option))
        if option.position is not None and keys.setdefault(option.position, option) is not option:
            raise Invalid(f"Two verdicts have the key {option.position}: give each its own.")
    for tone, what in _NEEDED.items():
        if tone not in {option.tone for option in keys.values()}:
            raise Invalid(f"The scale needs a verdict {what}.")


def _same_label(one: VerdictOption, other: VerdictOption) -> str:
    if None in (one.position, other.position):
        return f"A retired verdict is called “{one.label}”. Bring it back, or choose another name."
    return f"Two verdicts are called “{one.label}”: give each its own name."


def _free_key(options: Iterable[VerdictOption]) -> int:
    taken = {option.position for option in options}
    free = next((key for key in KEYS if key not in taken), None)
    if free is None:
        raise Invalid("All nine keys have a verdict. Retire one first.")
    return free


def _label(label: str) -> str:
    return clean_line(label, name="name of a verdict", longest=LONGEST_LABEL, is_needed=True)


def _tone(tone: str) -> str:
    if tone not in VerdictOption.Tone.values:
        raise Invalid("Choose from the list what the verdict says of a claim.")
    return tone


def _described(options: Iterable[VerdictOption]) -> list[dict[str, object]]:
    """The offered options in the order of their keys."""
    offered = [option for option in options if option.position is not None]
    return [_told(option) for option in sorted(offered, key=lambda option: option.position or 0)]


def _told(option: VerdictOption) -> dict[str, object]:
    return {
        "option": option.pk,
        "key": option.position,
        "name": option.label,
        "tone": option.tone,
    }
