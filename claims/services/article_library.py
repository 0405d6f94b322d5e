"""Which of the desk's other sources carry the claims of an article, all of them asked at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Draft, Kind, Source, User
from claims.queries.claims import claims_to_ask
from claims.services.elsewhere import COMPARED, Elsewhere, found_for_each

# So many claims are asked: the page answers while the person waits.
ASKED = 60
# Reported speech of which a passage lacks more than a quarter shares little but names with it.
SPEECH_FLOOR = 0.75


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim of the article and the best passage of one source for it."""

    claim: Claim
    item: Elsewhere

    @property
    def is_enough(self) -> bool:
        """Whether the source can be said to carry the claim. A month or “last year” alone stands in
        texts about anything."""
        if self.claim.figure_kind == "date" and len(self.claim.iso_date) <= len("--01"):
            return self.claim.iso_date[:1].isdecimal()
        finding = self.item.finding
        return finding.finding != "reported_lacks" or finding.score >= SPEECH_FLOOR

    @property
    def is_figure(self) -> bool:
        """Many texts may share a figure, a date above all: words tell more."""
        return self.claim.kind == Kind.FIGURE

    @property
    def order(self) -> tuple[bool, float, int]:
        """Words first, then the better findings, then the order of the article."""
        return self.is_figure, -self.item.finding.score, self.claim.start


@dataclass(frozen=True, slots=True)
class Shelf:
    """A source that does not stand beside the article and what it carries, best first."""

    source: Source
    carried: tuple[Carried, ...]

    @property
    def order(self) -> tuple[int, int, float, bool, str]:
        """Most claims first; of as many fewer mere figures, then the better findings, then the
        primary source."""
        figures = sum(one.is_figure for one in self.carried)
        scores = sum(one.item.finding.score for one in self.carried)
        is_weaker = self.source.strength != Source.Strength.PRIMARY
        return -len(self.carried), figures, -scores, is_weaker, self.source.title


@dataclass(frozen=True, slots=True)
class ArticleLibrary:
    """What the library has for `asked` of the `total` claims of a draft that can be asked."""

    asked: int
    total: int
    shelves: tuple[Shelf, ...]


def article_library(draft: Draft, user: User) -> ArticleLibrary:
    """The sources of the desk that the person may see and that do not stand beside the article,
    with what they carry of its claims, in a constant number of queries. Undecided claims are
    asked first, ASKED at most; names are not, for a name stands in texts about anything."""
    claims = claims_to_ask(draft)
    asked = list(claims[:ASKED])
    found = found_for_each(asked, draft, user, shown=COMPARED) if asked else []
    total = len(asked) if len(asked) < ASKED else claims.count()
    return ArticleLibrary(len(asked), total, tuple(by_source(zip(asked, found, strict=True))))


def by_source(found: Iterable[tuple[Claim, Sequence[Elsewhere]]]) -> list[Shelf]:
    """What was found for each claim, told by source: that with most claims first."""
    carried: defaultdict[Source, list[Carried]] = defaultdict(list)
    for claim, items in found:
        for item in items:
            if (one := Carried(claim, item)).is_enough:
                carried[item.source].append(one)
    shelves = [
        Shelf(source, tuple(sorted(ones, key=lambda one: one.order)))
        for source, ones in carried.items()
    ]
    return sorted(shelves, key=lambda shelf: shelf.order)
