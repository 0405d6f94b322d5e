"""The findings a comparison can have, and how a page words and colours them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `code` is what is stored, `label` what a person reads. `tone` is ok (nothing to do), fix
    (the wording wants mending), bad (the claim is contradicted or altered) or ask (a person
    must look, the machine cannot tell). `about` says which claims can have it: quote (words
    inside quotation marks), speech (reported speech and statements), figure or name; `not_found`
    belongs to all of them.
    """

    code: str
    label: str
    tone: str
    about: tuple[str, ...]


_ALL = (
    Finding("verbatim", "Word for word", "ok", ("quote",)),
    Finding("punctuation", "Only marks or spelling differ", "ok", ("quote",)),
    Finding("ellipsis", "Words cut, cut marked", "ask", ("quote",)),
    Finding("brackets", "Words inserted in brackets", "ask", ("quote",)),
    Finding("dropped", "Words dropped", "bad", ("quote",)),
    Finding("changed", "Words changed", "bad", ("quote",)),
    Finding("spliced", "Parts joined as one", "bad", ("quote",)),
    Finding("other_speaker", "Said by someone else", "bad", ("quote", "speech")),
    Finding("reported", "Source carries it", "ok", ("speech",)),
    Finding("reported_lacks", "Source lacks part of it", "ask", ("speech",)),
    Finding("contrary", "Source may say the opposite", "bad", ("speech",)),
    Finding("agrees", "Agrees", "ok", ("figure", "name")),
    Finding("rounds_to", "Rounded", "ok", ("figure",)),
    Finding("within_bound", "Within the bound", "ok", ("figure",)),
    Finding("differs", "Figure differs", "bad", ("figure",)),
    Finding("scale", "Wrong scale", "bad", ("figure",)),
    Finding("unit", "Unit differs", "bad", ("figure",)),
    Finding("modifier_lost", "“About” or “more than” lost", "fix", ("figure",)),
    Finding("thing_differs", "Counts something else", "bad", ("figure",)),
    Finding("name_differs", "Name spelt otherwise", "bad", ("name",)),
    Finding("title_differs", "Title differs", "bad", ("name",)),
    Finding("not_found", "Not found in this source", "ask", ("quote", "speech", "figure", "name")),
)

FINDINGS: dict[str, Finding] = {finding.code: finding for finding in _ALL}
