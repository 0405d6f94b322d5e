"""The form of New article, New draft and New sources: a head and any number of pieces.

A *piece* is one card of the page: a file that was uploaded before, or a text pasted into the
card. Its key is the upload's id, or `p1`, `p2` and so on; every field of a card carries the key
as its prefix, so cards may come and go without being counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, QueryDict

from claims.forms.fields import PlainText
from claims.forms.pieces import ARTICLE, LEAVE, ROLES, SOURCE, PieceForm
from claims.models import Desk, Source, Upload, User
from claims.queries.uploads import uploads_of


class HeadForm(forms.Form):
    """The text itself, pasted."""

    text = PlainText(
        required=False,
        strip=False,
        max_length=settings.MAX_CHARACTERS,
        label="Text of the article",
        widget=forms.Textarea(attrs={"rows": 22, "placeholder": " "}),
    )


class ArticleForm(HeadForm):
    """The article: its title and text, and its desk when the person has several."""

    title = PlainText(max_length=300, required=False)
    desk = forms.ModelChoiceField(queryset=Desk.objects.none(), empty_label=None)

    def __init__(self, *args: Any, desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(desks) == 1:
            del self.fields["desk"]
            return
        choice = self.fields["desk"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = Desk.objects.filter(id__in=[desk.id for desk in desks])


@dataclass
class Intake:
    """A page's form: `purpose` is a key of ROLES; `head` is None where only sources come in.

    `readers` are the people who may be named for a confidential source, `retention` is the day
    that the desk offers for the end of a new source.
    """

    purpose: str
    head: HeadForm | None
    readers: Sequence[User]
    retention: date | None = None
    pieces: list[PieceForm] = field(default_factory=list)
    was_judged: bool = False

    @property
    def is_reading(self) -> bool:
        """Whether a file of the form is still being read."""
        states = [piece.upload.state for piece in self.pieces if piece.upload]
        return Upload.State.WAITING in states

    @property
    def template_piece(self) -> PieceForm:
        """The empty card that the page's script copies."""
        return self._blank(0)

    @property
    def has_article(self) -> bool:
        """Whether a text or a file stands for the article already, as far as was typed."""
        typed = self.head is not None and bool(str(self.head["text"].value() or "").strip())
        files = [piece for piece in self.pieces if piece.upload]
        return typed or any(piece["role"].value() == ARTICLE for piece in files)

    def add_blank(self) -> None:
        """One more card for a pasted source."""
        numbers = [int(piece.key[1:]) for piece in self.pieces if piece.upload is None]
        number = max(numbers, default=0) + 1
        self.pieces.append(self._blank(number))

    def _blank(self, number: int) -> PieceForm:
        return blank_piece(
            number, purpose=self.purpose, readers=self.readers, retention=self.retention
        )

    def add_upload(self, upload: Upload) -> None:
        """The card of a file that has just come in."""
        card = upload_piece(
            upload,
            purpose=self.purpose,
            readers=self.readers,
            has_article=self.has_article,
            retention=self.retention,
        )
        self.pieces.append(card)

    @property
    def article_piece(self) -> PieceForm | None:
        """The file chosen as the article, once the form is valid."""
        return next((piece for piece in self.pieces if _role(piece) == ARTICLE), None)

    @property
    def source_pieces(self) -> list[PieceForm]:
        """The cards that are sources, once the form is valid."""
        return [piece for piece in self.pieces if _role(piece) == SOURCE and not piece.is_blank]

    def is_valid(self) -> bool:
        """Whether every card and the head can be received; errors stand at their fields."""
        self.was_judged = True
        counted = [piece for piece in self.pieces if not piece.is_blank]
        checked = [form.is_valid() for form in (self.head, *counted) if form is not None]
        return all(checked) and self._has_one_text()

    def _has_one_text(self) -> bool:
        if self.head is None:
            return True
        files = [piece for piece in self.pieces if _role(piece) == ARTICLE]
        pasted = bool(self.head.cleaned_data["text"].strip())
        if len(files) + pasted == 1:
            return True
        self.head.add_error("text", _TWO_TEXTS if files else _NO_TEXT)
        return False


_NO_TEXT = "There is no article yet. Paste its text here, or drop its file."
_TWO_TEXTS = (
    "Two texts are given as the article. Keep one: empty this box, or change what the file is."
)


def read_pieces(
    data: QueryDict, *, user: User, purpose: str, readers: Sequence[User], is_judged: bool
) -> list[PieceForm]:
    """The cards that `data` names, in the order of the page.

    Not judged: the same cards with what was typed and no errors. Raises Http404 for an upload that
    is not this person's to see, BadRequest when the form did not arrive whole.
    """
    if data.get("whole") != "yes":
        raise BadRequest("The form did not arrive whole.")
    keys = list(dict.fromkeys(data.getlist("piece")))
    uploads = uploads_of(user, [UUID(key) for key in keys if is_upload_id(key)])
    pieces = []
    for key in keys:
        upload = uploads.get(UUID(key)) if is_upload_id(key) else None
        if upload is None and not _is_pasted(key):
            raise Http404("No such upload.")
        roles = ROLES[purpose]
        card = PieceForm(data, key=key, roles=roles, readers=readers, upload=upload)
        pieces.append(card if is_judged else as_typed(card, roles=roles, readers=readers))
    return pieces


def as_typed(piece: PieceForm, *, roles: dict[str, str], readers: Sequence[User]) -> PieceForm:
    """The same card with what was typed as its start, so that nothing is judged yet.

    A file that cannot be used is left out, so that it does not keep the rest from being sent.
    """
    typed = {name: piece[name].data for name in piece.fields}
    if piece.upload and piece.upload.state == Upload.State.REFUSED:
        typed["role"] = LEAVE
    return PieceForm(
        initial=typed, key=piece.key, roles=roles, readers=readers, upload=piece.upload
    )


def blank_piece(
    number: int, *, purpose: str, readers: Sequence[User], retention: date | None = None
) -> PieceForm:
    """An empty card for a pasted source."""
    initial = {"retention_until": retention}
    return PieceForm(key=f"p{number}", roles=ROLES[purpose], readers=readers, initial=initial)


def upload_piece(
    upload: Upload,
    *,
    purpose: str,
    readers: Sequence[User],
    has_article: bool,
    retention: date | None = None,
) -> PieceForm:
    """The card of a file that has just come in; the first file is the article if none is there.
    `retention` is the day that the desk offers for the end of a source."""
    roles = ROLES[purpose]
    is_recording = bool(upload.media_type)
    role = ARTICLE if ARTICLE in roles and not has_article and not is_recording else SOURCE
    kind = Source.Kind.RECORDING if is_recording else Source.Kind.DOCUMENT
    return PieceForm(
        initial={
            "role": role if role in roles else LEAVE,
            "kind": kind,
            "retention_until": retention,
        },
        key=str(upload.id),
        roles=roles,
        readers=readers,
        upload=upload,
    )


def _role(piece: PieceForm) -> str:
    if piece.upload is None:
        return SOURCE
    return str(piece.cleaned_data.get("role", "")) if hasattr(piece, "cleaned_data") else ""


def is_upload_id(key: str) -> bool:
    """Whether `key` is an id, written as we write it."""
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False


def _is_pasted(key: str) -> bool:
    return key[:1] == "p" and key.isascii() and key[1:].isdecimal() and len(key) < 6
