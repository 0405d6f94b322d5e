"""Differences as a journalist reads them: short clauses, the gravest first."""

from collections.abc import Sequence

from claims.comparison.alarms import ORDER
from claims.comparison.edits import Edit
from claims.comparison.layers import ASIDES, HOUSE_RULE, SMALL, Harmless, layers_of

# The finding each kind of difference leads to, the gravest finding first.
FINDING_ORDER = ("spliced", "changed", "dropped", "brackets", "ellipsis", "punctuation", "verbatim")
_FINDING = {
    "far": "spliced",
    "elsewhere": "spliced",
    "changed": "changed",
    "added": "changed",
    "removed": "dropped",
    "hidden": "dropped",
    "bracketed": "brackets",
    "replaced": "brackets",
    "cut": "ellipsis",
    "break": "ellipsis",
}

_SHOWN = 2
_LONGEST = 70
# A longer cut is shown by itself: with the words beside it nobody would see the negation.
_LONG_CUT = 4


def finding(edits: Sequence[Edit], harmless: Harmless = HOUSE_RULE) -> str:
    """The gravest finding among the differences; verbatim when there are none."""
    found = {_leads_to(edit, harmless) for edit in edits}
    return next((code for code in FINDING_ORDER if code in found), "verbatim")


def by_gravity(edits: Sequence[Edit], harmless: Harmless = HOUSE_RULE) -> list[Edit]:
    """Alarms first, then by the finding each leads to, otherwise as they stand."""
    rank = FINDING_ORDER.index
    return sorted(
        edits, key=lambda edit: (ORDER.index(edit.alarm), rank(_leads_to(edit, harmless)))
    )


def headline(edits: Sequence[Edit], harmless: Harmless = HOUSE_RULE) -> tuple[str, tuple[str, ...]]:
    """The first differences as one line, and the rest as sentences.

    What a transcriber put between the words is no difference of theirs: it is only in the rest.
    """
    ordered = by_gravity(edits, harmless)
    notes = [edit for edit in ordered if _leads_to(edit, harmless) == "verbatim"]
    ordered = ordered[: len(ordered) - len(notes)]
    asides = tuple(sentence(clause(edit)) for edit in notes)
    if not ordered:
        return "word for word", asides
    clauses = _clauses(ordered)
    line = "; ".join(clauses[:_SHOWN])
    if all(_leads_to(edit, harmless) == "punctuation" for edit in ordered):
        what = _what(ordered)
        line = f"only {line}" if line.startswith(what) else f"only {what}: {line}"
    rest = clauses[_SHOWN:]
    if rest:
        line += f"; and {len(rest)} more"
    return line, (*(sentence(text) for text in rest), *asides)


def ruled(edits: Sequence[Edit], harmless: Harmless) -> tuple[str, ...]:
    """A sentence for each layer that differs and that the desk judges otherwise than the house
    rule does: else nobody would know why one quotation passed and its like did not."""
    return tuple(
        f"This desk lets {layer.label} pass."
        if harmless.has(layer.name)
        else f"This desk counts {layer.label} as a difference."
        for layer in layers_of(edit.kind for edit in edits)
        if harmless.has(layer.name) != HOUSE_RULE.has(layer.name)
    )


def _leads_to(edit: Edit, harmless: Harmless) -> str:
    """The finding a difference leads to by itself."""
    if harmless.covers(edit.kind):
        return "verbatim" if edit.kind in ASIDES else "punctuation"
    if edit.kind in SMALL:
        return "changed" if edit.claim else "dropped"
    return _FINDING[edit.kind]


def _clauses(ordered: Sequence[Edit]) -> list[str]:
    """One clause a difference; many changed capitals are counted, not listed."""
    capitals = [edit for edit in ordered if edit.kind == "case"]
    if len(capitals) <= _SHOWN:
        return [clause(edit) for edit in ordered]
    listed = [clause(edit) for edit in ordered if edit.kind != "case"]
    return [*listed, f"capitals differ in {words(len(capitals))}"]


def clause(edit: Edit) -> str:
    """One difference in a few words."""
    claim, source = clip(edit.claim), clip(edit.source)
    if edit.kind == "marks":
        return edit.claim
    if edit.alarm == "negation" and edit.kind not in ("hidden", "bracketed", "replaced"):
        return _negation(edit)
    plain = {
        "removed": f"{words(edit.count)} removed with no ellipsis: “{source}”",
        "cut": f"{words(edit.count)} left out at the ellipsis: “{source}”",
        "break": f"{words(edit.count)} left out where the quotation breaks: “{source}”",
        "far": f"two parts {words(edit.count)} apart joined as one; between them: “{source}”",
        "elsewhere": f"“{claim}” stands elsewhere in the source, {source}",
        "hidden": f"the cut hides a negation: “{source}”",
        "added": f"{words(edit.count)} added: “{claim}”",
        "bracketed": _bracketed(edit),
        "replaced": f"{claim} stands for “{source}”",
        "contraction": f"“{source}” became “{claim}” (same words, contracted)",
        "repeat": f"repeated “{claim or source}” {'added' if claim else 'left out'}",
        "filler": f"“{claim}” added" if claim else f"“{source}” left out",
        "aside": f"the transcript has “{source}” between these words",
        "timecode": f"a timecode between the words {'added' if claim else 'left out'}",
        "label": f"the speaker’s label between the words {'added' if claim else 'left out'}",
    }
    return plain.get(edit.kind, f"“{source}” became “{claim}”")


def words(count: int) -> str:
    """A number of words: "1 word", "4 words"."""
    return f"{count} word" if count == 1 else f"{count} words"


def clip(text: str, longest: int = _LONGEST) -> str:
    """`text` cut in its middle to about `longest` characters, at spaces."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"


def sentence(text: str) -> str:
    """A clause as a sentence."""
    end = "" if text.endswith((".", "?", "!")) else "."
    return text[:1].upper() + text[1:] + end


def _negation(edit: Edit) -> str:
    if edit.kind == "removed" and edit.count > _LONG_CUT:
        cut = f"{words(edit.count)} removed with no ellipsis, a negation among them"
        return f"{cut}: “{clip(edit.source)}”"
    if not edit.claim and edit.count <= 2:
        return (
            f"“{edit.source}” removed: “{clip(edit.context[1])}” became “{clip(edit.context[0])}”"
        )
    if not edit.source and edit.count <= 2:
        return f"“{edit.claim}” added: “{clip(edit.context[1])}” became “{clip(edit.context[0])}”"
    return f"negation changed: “{clip(edit.context[1])}” became “{clip(edit.context[0])}”"


def _bracketed(edit: Edit) -> str:
    return f"{words(edit.count)} added in brackets: “{clip(edit.claim)}”"


def _what(edits: Sequence[Edit]) -> str:
    """Which layers differ: "capitals differ", "capitals, spelling and hesitations differ"."""
    *others, last = layers_of(edit.kind for edit in edits)
    if others:
        return f"{', '.join(layer.label for layer in others)} and {last.label} differ"
    return f"{last.label} {'differ' if last.is_plural else 'differs'}"
