"""The index of a desk's library: keeping it, and finding in it what a claim may come from."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from claims.comparison.pieces import claim_words, quoted_pieces
from claims.comparison.sentences import around
from claims.comparison.things import is_generic
from claims.comparison.words import Word, read
from claims.models import Claim, Draft, Kind, Passage, Shingle, Source, SourceClaim
from claims.services.rows import has_details, quote_of
from claims.services.shingles import figure_terms, keys_of, search_terms, stretches, word_terms

# A stored figure says little without its sentence, of which so many code points are read.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage, not saved yet, with the keys that it is found by."""

    passage: Passage
    keys: "array[int]"


def read_source(source: Source, found: Sequence[SourceClaim]) -> list[Entry]:
    """The passages of a source with the figures among its source claims `found`, which are in
    the order of the text. It takes as long as reading the text: do it before any transaction."""
    figures = [row for row in found if row.kind == Kind.FIGURE]
    return [
        _entry(
            Passage(source=source, start=part.start, end=part.end),
            keys_of(part.terms, desk=source.desk_id, among="source"),
        )
        for part in stretches(source.text, figures)
    ]


@transaction.atomic
def index_source(source: Source, entries: Sequence[Entry]) -> None:
    """Make the source findable by `entries`, in place of those it had."""
    list(Source.objects.select_for_update(no_key=True).filter(pk=source.pk).values_list("pk"))
    source.passages.all().delete()
    _store(entries)


def index_claims(draft: Draft, claims: Iterable[Claim]) -> None:
    """Make claims of `draft` findable among all claims of the desk."""
    _store([_claim_entry(claim, draft) for claim in claims])


def _claim_entry(claim: Claim, draft: Draft) -> Entry:
    terms = {whole_term(claim, draft.text), *claim_terms(claim, draft.text)}
    speaker = f"{claim.speaker_name} {claim.speaker_mention}"
    terms.update(search_terms(speaker, within="speaker"))
    terms.update(search_terms(claim.thing, within="thing"))
    keys = keys_of(terms, desk=draft.desk_id, among="claim")
    return _entry(Passage(claim=claim, start=claim.start, end=claim.end), keys)


def claim_terms(claim: Claim, text: str) -> set[str]:
    """What is asked for to find a claim of a draft with this `text` elsewhere."""
    if claim.kind == Kind.FIGURE:
        return word_terms(sentence_words(text, claim.start, claim.end)) | figure_terms(
            claim, is_asked=True
        )
    return word_terms(words_of(claim, text))


def whole_term(claim: Claim, text: str) -> str:
    """One term that two claims share only when they say the same: the same words in the same
    order or, of figures, the same value of the same thing. A thing that is named too loosely
    ("people") takes its whole sentence along."""
    if claim.kind == Kind.NAME and claim.name:
        return f"!{claim.kind} {' '.join(word.key for word in read(claim.name))}"
    if claim.kind != Kind.FIGURE:
        return f"!{claim.kind} {' '.join(word.key for word in read(claim.surface))}"
    low, high = claim.value_low, claim.value_high
    value = f"{low} {high or low} {claim.unit} {claim.modifier} {claim.iso_date}"
    if low is not None and not is_generic(claim.thing):
        return f"!{value} {claim.thing}"
    words = sentence_words(text, claim.start, claim.end)
    return f"!{value} {claim.surface} {' '.join(word.key for word in words)}"


def words_of(claim: Claim, text: str) -> Sequence[Word]:
    """The words that a source must have: of a quotation, those inside its marks; of a name, those
    without its title."""
    if claim.kind == Kind.QUOTE and has_details(claim):
        return claim_words(quoted_pieces(quote_of(claim, text)))[0]
    return read(claim.name or claim.surface)


def sentence_words(text: str, start: int, end: int) -> Sequence[Word]:
    """The words of the sentences that `text[start:end]` touches."""
    low, high = max(0, start - _NEAR), end + _NEAR
    first, last = around(text[low:high], start - low, end - low)
    return read(text[low + first : low + last])


def _entry(passage: Passage, keys: set[int]) -> Entry:
    return Entry(passage, array("i", sorted(keys)))


def _store(entries: Sequence[Entry]) -> None:
    """Write rows by COPY: a long transcript has a hundred thousand of them."""
    Passage.objects.bulk_create([entry.passage for entry in entries], batch_size=2_000)
    table = connection.ops.quote_name(Shingle._meta.db_table)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} (key, passage_id) FROM STDIN") as copy,
    ):
        for entry in entries:
            for key in entry.keys:
                copy.write_row((key, entry.passage.pk))


def index_missing() -> int:
    """Index every text whose claims were found before there was an index; returns how many.

    One text at a time, each in its own transaction, so that it can be stopped and run again.
    """
    sources = Source.objects.filter(passages=None).exclude(extracted_at=None)
    drafts = Draft.objects.filter(claims__passages=None, claims__dropped_at=None).distinct()
    source_ids = list(sources.values_list("pk", flat=True))
    draft_ids = list(drafts.exclude(extracted_at=None).order_by("pk").values_list("pk", flat=True))
    for key in source_ids:
        _index_missing_source(key)
    for key in draft_ids:
        _index_missing_claims(key)
    return len(source_ids) + len(draft_ids)


@transaction.atomic
def _index_missing_source(key: UUID) -> None:
    waiting = Source.objects.select_for_update(no_key=True).filter(pk=key)
    source = waiting.first()
    if source and not source.passages.exists():
        index_source(source, read_source(source, list(source.claims.all())))


@transaction.atomic
def _index_missing_claims(key: UUID) -> None:
    draft = Draft.objects.select_for_update(no_key=True).filter(pk=key).first()
    if draft:
        index_claims(draft, draft.claims.filter(passages=None, dropped_at=None))
