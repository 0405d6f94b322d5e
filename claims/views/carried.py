"""How each claim of one draft was carried to another, in the words and signs of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from claims.models import Claim, Draft
from claims.queries import lineage
from claims.queries.lineage import Lineage, Lost, Passed

# How a claim was carried: (sign, in words).
STATES = {
    "unchanged": ("=", "unchanged"),
    "moved": ("↕", "moved"),
    "reworded": ("△", "reworded"),
    "gone": ("✗", "gone"),
    "dropped": ("⊘", "dropped by hand"),
    "new": ("✚", "new"),
}


@dataclass(frozen=True)
class Carried:
    """A claim of one of the drafts, its `number` there, and those it continues: `befores` with
    their numbers in the old draft."""

    claim: Claim
    number: int
    state: str
    befores: Sequence[tuple[int, Claim]] = ()
    dropped: Claim | None = None

    @property
    def sign(self) -> str:
        """The sign of its state."""
        return STATES[self.state][0]

    @property
    def has_same_words(self) -> bool:
        """Whether a reworded claim has its words still, so that its sentence is what changed."""
        befores = (before for _number, before in self.befores)
        return lineage.has_same_words(self.claim, befores)

    @property
    def told(self) -> str:
        """Its state in words."""
        return STATES[self.state][1]


@dataclass(frozen=True)
class CarriedClaims:
    """Every claim of the two drafts with how it was carried, in the order of the text."""

    old: Sequence[Carried]
    new: Sequence[Carried]

    def _in(self, state: str) -> list[Carried]:
        return [one for one in self.new if one.state == state]

    @property
    def reworded(self) -> list[Carried]:
        """Claims whose words or sentence changed: to be decided again."""
        return self._in("reworded")

    @property
    def added(self) -> list[Carried]:
        """Claims of the newer draft that continue none."""
        return self._in("new")

    @property
    def moved(self) -> list[Carried]:
        """Claims that stand elsewhere with their sentence."""
        return self._in("moved")

    @property
    def gone(self) -> list[Carried]:
        """Claims of the older draft that nothing continues."""
        return [one for one in self.old if one.state in ("gone", "dropped")]

    @property
    def kept(self) -> int:
        """How many claims have the verdict they had in the older draft."""
        return sum(
            bool(claim.verdict and claim.verdict.option and claim.verdict.carried_from_id)
            for claim in self._standing()
        )

    @property
    def not_kept(self) -> int:
        """How many claims stand as they stood and have no verdict of the older draft."""
        return len(self._standing()) - self.kept

    def _standing(self) -> list[Claim]:
        return [one.claim for one in self.new if one.state in ("unchanged", "moved")]


def carried_of(passed: Lineage, old: Draft, new: Draft) -> CarriedClaims:
    """The claims of both drafts, numbered as the workbench numbers them."""
    befores = {before.pk: one for one in passed.passed for before in one.befores}
    lost = {one.claim.pk: one for one in passed.lost}
    claims = {before.pk: before for one in passed.passed for before in one.befores}
    claims |= {one.claim.pk: one.claim for one in passed.lost}
    olds = sorted(claims.values(), key=_order)
    numbers = {claim.pk: number for number, claim in enumerate(olds, start=1)}
    news = sorted(passed.passed, key=lambda one: _order(one.claim))
    return CarriedClaims(
        [_old(claim, numbers[claim.pk], lost, befores) for claim in olds],
        [
            Carried(
                one.claim,
                number,
                one.state,
                [(numbers[before.pk], before) for before in one.befores],
            )
            for number, one in enumerate(news, start=1)
        ],
    )


def _old(
    claim: Claim, number: int, lost: Mapping[UUID, Lost], passed: Mapping[UUID, Passed]
) -> Carried:
    if claim.pk in lost:
        dropped = lost[claim.pk].dropped
        return Carried(claim, number, "dropped" if dropped else "gone", dropped=dropped)
    return Carried(claim, number, passed[claim.pk].state)


def _order(claim: Claim) -> tuple[int, int, object]:
    return claim.start, -claim.end, claim.pk
