"""What the three intake pages share: the form as it stands after a POST, and its files.

The form is sent again and again until it says `act=send`: to hand in files, to choose an
encoding, to get one more card. Every answer holds all that was typed and every upload by its id,
so nothing is lost, with or without JavaScript.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from uuid import UUID

from django.contrib import messages

from claims.forms.intake import HeadForm, Intake, is_upload_id, read_pieces
from claims.forms.pieces import PieceForm
from claims.models import Article, Desk, Source, Upload, User
from claims.queries.colleagues import colleagues_of
from claims.queries.uploads import uploads_of
from claims.services.desk_settings import last_day
from claims.services.errors import Invalid
from claims.services.intake import receive_source
from claims.services.recordings import add_recording
from claims.services.sources import attach_source
from claims.services.uploads import choose_encoding, receive_upload
from claims.tasks import hint_open
from claims.views.access import PersonRequest, get_upload
from claims.views.uploading import content_of, files_of


def start(request: PersonRequest, purpose: str, desk: Desk, head: HeadForm | None) -> Intake:
    """The form as it begins: with one card for a pasted source where sources come in."""
    intake = Intake(purpose, head, _readers(request), offered_day(request, purpose, desk))
    if purpose != "draft":
        intake.add_blank()
    return intake


def asks_to_send(request: PersonRequest) -> bool:
    """Whether this POST is the last one: no file comes with it, and nothing else is asked."""
    return request.POST.get("act") == "send" and not files_of(request)


def sent(request: PersonRequest, purpose: str, desk: Desk, head: HeadForm | None) -> Intake:
    """The form to be judged and received."""
    return _read(request, purpose, desk, head, is_judged=True)


def continued(request: PersonRequest, purpose: str, desk: Desk, head: HeadForm | None) -> Intake:
    """The form with what was typed, after doing what this POST asks short of receiving it."""
    _choose(request)
    intake = _read(request, purpose, desk, head, is_judged=False)
    uploads, refusals = take_files(request, desk)
    for upload in uploads:
        intake.add_upload(upload)
    for refusal in refusals:
        messages.error(request, refusal)
    if request.POST.get("act") == "paste":
        intake.add_blank()
    return intake


def take_files(request: PersonRequest, desk: Desk) -> tuple[list[Upload], list[str]]:
    """Store every file of the request; returns the uploads, and why others were refused."""
    keys, refusals = [], []
    for file in files_of(request):
        try:
            upload = receive_upload(
                actor=request.user,
                desk=desk,
                file_name=file.name or "",
                content=content_of(file),
            )
        except Invalid as error:
            refusals.append(str(error))
            continue
        hint_open(upload)
        keys.append(upload.pk)
    seen = uploads_of(request.user, keys)
    return [seen[key] for key in keys], refusals


def receive_pieces(
    actor: User, desk: Desk, article: Article, pieces: Sequence[PieceForm]
) -> list[tuple[Source, bool]]:
    """Receive the sources and put them beside the article; with each, whether it is new."""
    received = []
    for piece in pieces:
        source, is_new = _receive_piece(actor, desk, piece)
        if piece.is_recording and piece.upload:
            _add_recording(actor, source, piece.upload)
        attach_source(actor=actor, article=article, source=source)
        received.append((source, is_new))
    return received


def tell_of_known_sources(request: PersonRequest, received: list[tuple[Source, bool]]) -> None:
    """Say which of the sources the desk had already: they were attached, not doubled."""
    for source, is_new in received:
        if not is_new:
            messages.info(
                request,
                f"“{source.title}” was already among the desk’s sources. It was put beside this "
                "article as it is; its kind, strength and handling were not changed.",
            )


def text_of(piece: PieceForm) -> str:
    """The text of a valid card: its file's, or the pasted."""
    if piece.upload and not piece.is_recording:
        return piece.upload.text
    return str(piece.cleaned_data["text"])


def _receive_piece(actor: User, desk: Desk, piece: PieceForm) -> tuple[Source, bool]:
    known = piece.cleaned_data
    received = receive_source(
        actor=actor,
        desk=desk,
        title=known["title"] or _name_of(piece.upload),
        text=text_of(piece),
        kind=known["kind"],
        strength=known["strength"],
        handling=known["handling"],
        given_by=known["given_by"],
        retention_until=known["retention_until"],
        readers=known["readers"],
        upload=None if piece.is_recording else piece.upload,
    )
    return received.source, received.is_new


def _add_recording(actor: User, source: Source, upload: Upload) -> None:
    """Put the card's recording beside its source, which the desk may have had before."""
    if source.recording_id == upload.pk:
        return  # the same sending came before
    if source.recording_id is not None:
        raise Invalid(
            f"“{source.title}” has this text and a recording already: set "
            f"“{upload.file_name}” to “Leave out”."
        )
    add_recording(actor=actor, source=source, upload=upload)


def _name_of(upload: Upload | None) -> str:
    """What a file calls itself, else its name; blank for a pasted text, whose first line serves."""
    return (upload.title or PurePath(upload.file_name).stem) if upload else ""


def _choose(request: PersonRequest) -> None:
    """Do what a button of an encoding asks for where there is no JavaScript."""
    upload_id, _, encoding = request.POST.get("choose", "").partition(" ")
    if not is_upload_id(upload_id):
        return
    upload = get_upload(request.user, UUID(upload_id))
    try:
        choose_encoding(actor=request.user, upload=upload, encoding=encoding)
    except Invalid as error:
        messages.error(request, str(error))
    else:
        hint_open(upload)


def _read(
    request: PersonRequest, purpose: str, desk: Desk, head: HeadForm | None, *, is_judged: bool
) -> Intake:
    readers = _readers(request)
    pieces = read_pieces(
        request.POST, user=request.user, purpose=purpose, readers=readers, is_judged=is_judged
    )
    return Intake(purpose, head, readers, offered_day(request, purpose, desk), pieces)


def offered_day(request: PersonRequest, purpose: str, desk: Desk) -> date | None:
    """The last day of the desk for new sources, to begin with; none where the person may still
    choose another desk, whose rule may be another one."""
    is_open = purpose == "article" and request.user.memberships.count() > 1
    return None if is_open else last_day(desk)


def _readers(request: PersonRequest) -> list[User]:
    """Everybody else on the person's desks."""
    return list(colleagues_of(request.user))
