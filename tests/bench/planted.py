"""Articles in made-up words whose claims come from known places of a generated library."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Article, Claim, Draft, Kind, QuoteKind
from tests.bench.generated_library import Planted, Writer, Written

SPEAKER = "Anna Hill"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How claims are made from a source: `sort` is quotation, reported or figure, `share` that of
    the words that are altered."""

    sort: str
    share: float = 0.0

    @property
    def label(self) -> str:
        if self.sort == "reported":
            return "reported speech"
        if self.share == 1:
            return "figure, other sentence"
        return f"{self.sort}, {self.share:.0%} altered" if self.share else f"{self.sort}, verbatim"


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, not saved, and what it was made from."""

    claim: Claim
    planted: Planted


def draft_of(
    article: Article, writer: Writer, sources: Sequence[Written], recipes: Sequence[Recipe]
) -> tuple[Draft, list[Made]]:
    """A draft, not saved, with one claim for each recipe, made from any of the sources."""
    draft = Draft(article=article, desk=article.desk, number=1)
    made = []
    for recipe in recipes:
        lead = f"{draft.text}\n\n" if draft.text else ""
        sentence, claim, planted = _made(writer, sources, recipe)
        claim.draft = draft
        made.append(Made(_moved(claim, len(lead)), planted))
        draft.text = lead + sentence
    return draft, made


def _made(writer: Writer, sources: Sequence[Written], recipe: Recipe) -> tuple[str, Claim, Planted]:
    """The sentence of a claim, the claim with offsets into it, and what it was made from."""
    if recipe.sort == "figure":
        planted = writer.figure(sources)
        sentence, count = writer.counted(planted, recipe.share)
        fields = {"figure_kind": "count", "value_low": count.value, "modifier": "="}
        places = {"thing_start": count.end + 1, "thing_end": count.thing_end}
        claim = Claim(kind=Kind.FIGURE, thing=count.thing, **fields, **places)
        return sentence, _at(claim, sentence, count.start, count.end), planted
    if recipe.sort == "reported":
        planted = writer.speech(sources)
        lead, kind = f"{SPEAKER} said that ", QuoteKind.INDIRECT
        words = writer.reported(planted)
    else:
        planted = writer.quotation(sources)
        lead, kind = f"{SPEAKER} said: ", QuoteKind.DIRECT
        words = f"“{writer.altered(planted, recipe.share)}”"
    claim = Claim(kind=Kind.QUOTE, quote_kind=kind, speaker_name=SPEAKER, speaker_mention=SPEAKER)
    sentence = f"{lead}{words}."
    claim = _at(claim, sentence, len(lead), len(lead) + len(words))
    inner = int(words.startswith("“"))
    claim.fragments = [[claim.start + inner, claim.end - inner]]
    return sentence, claim, planted


def _at(claim: Claim, sentence: str, start: int, end: int) -> Claim:
    claim.start, claim.end, claim.surface = start, end, sentence[start:end]
    return claim


def _moved(claim: Claim, by: int) -> Claim:
    claim.start, claim.end = claim.start + by, claim.end + by
    claim.fragments = [[start + by, end + by] for start, end in claim.fragments]
    if claim.thing_start is not None and claim.thing_end is not None:
        claim.thing_start, claim.thing_end = claim.thing_start + by, claim.thing_end + by
    return claim
