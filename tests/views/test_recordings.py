"""The recording of a source: added on its page or with it, and played part by part."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.models import Article, Claim, Desk, Event, Source, Upload, User
from claims.services.recordings import receive_recording
from claims.views.recordings import Part, part_of
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_source,
)
from tests.views.forms import card, intake

MP3 = b"ID3\4\0\0\0\0\0\0" + bytes(range(90))
TALK = "[00:12:31] BERG: The bridge is old.\n[00:14:02] HOLM: It is safe."
SIZE = len(MP3)


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def source(desk: Desk, alice: User) -> Source:
    """A transcript with its recording."""
    source = make_source(desk=desk, by=alice, text=TALK)
    receive_recording(actor=alice, source=source, file_name="talk.mp3", content=MP3)
    return source


def at(source: Source) -> str:
    return reverse("claims:source_recording", args=[source.pk])


def adding(source: Source) -> str:
    return reverse("claims:recording_add", args=[source.pk])


def shown(client: Client, source: Source, query: str = "") -> str:
    address = reverse("claims:source_show", args=[source.pk]) + query
    return client.get(address).content.decode()


def file(content: bytes = MP3, name: str = "talk.mp3") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


# (Range, what is given of 100 bytes)
RANGES = [
    ("bytes=0-9", Part(0, 10)),
    ("bytes=0-", Part(0, 100)),
    ("bytes=90-", Part(90, 100)),
    ("bytes=90-500", Part(90, 100)),
    ("bytes=99-99", Part(99, 100)),
    ("bytes=-10", Part(90, 100)),
    ("bytes=-500", Part(0, 100)),
    ("Bytes=5-6", Part(5, 7)),
    ("bytes= 5-6", Part(5, 7)),
    ("bytes=100-", Part(100, 100)),
    ("bytes=100-120", Part(100, 100)),
    ("bytes=-0", Part(100, 100)),
    ("", None),
    ("bytes=", None),
    ("bytes=-", None),
    ("bytes=9-5", None),
    ("bytes=0-1,5-6", None),
    ("bytes=a-b", None),
    ("bytes=1-b", None),
    ("bytes=²-3", None),
    ("bytes=0-" + "9" * 400, None),
    ("items=0-5", None),
    ("bytes", None),
]


@pytest.mark.parametrize(("header", "part"), RANGES)
def test_a_range_asks_for_a_part(header: str, part: Part | None) -> None:
    assert part_of(header, 100) == part


class TestPlaying:
    def test_it_gives_the_whole_file_with_the_type_of_its_content(
        self, page: Client, source: Source
    ) -> None:
        answer = page.get(at(source))
        assert (answer.status_code, answer.content) == (200, MP3)
        assert answer.headers["Content-Type"] == "audio/mpeg"
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "inline" in answer.headers["Content-Disposition"]

    @pytest.mark.parametrize(
        ("asked", "given", "content"),
        [
            ("bytes=0-9", "bytes 0-9/100", MP3[:10]),
            ("bytes=40-", "bytes 40-99/100", MP3[40:]),
            ("bytes=-5", "bytes 95-99/100", MP3[-5:]),
        ],
    )
    def test_it_gives_the_part_that_a_player_asks_for(
        self, page: Client, source: Source, asked: str, given: str, content: bytes
    ) -> None:
        answer = page.get(at(source), headers={"Range": asked})
        assert (answer.status_code, answer.content) == (206, content)
        assert answer.headers["Content-Range"] == given
        assert answer.headers["Content-Length"] == str(len(content))
        assert answer.headers["Content-Type"] == "audio/mpeg"

    def test_a_place_beyond_the_end_is_told(self, page: Client, source: Source) -> None:
        answer = page.get(at(source), headers={"Range": "bytes=100-"})
        assert (answer.status_code, answer.content) == (416, b"")
        assert answer.headers["Content-Range"] == "bytes */100"

    def test_a_part_of_another_file_is_not_mixed_in(self, page: Client, source: Source) -> None:
        tag = page.get(at(source)).headers["ETag"]
        for known, status in ((tag, 206), ('"other"', 200)):
            headers = {"Range": "bytes=0-9", "If-Range": known}
            assert page.get(at(source), headers=headers).status_code == status

    def test_the_head_tells_the_size(self, page: Client, source: Source) -> None:
        answer = page.head(at(source))
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["Content-Length"] == str(SIZE)

    def test_a_source_without_one_has_none(self, page: Client, desk: Desk) -> None:
        assert page.get(at(make_source(desk=desk))).status_code == 404

    def test_a_confidential_one_is_its_readers_and_each_listening_is_logged(
        self, client: Client, desk: Desk, alice: User, bob: User, carol: User, dave: User
    ) -> None:
        source = make_source(desk=desk, by=alice, handling="confidential", readers=(bob,))
        receive_recording(actor=alice, source=source, file_name="talk.mp3", content=MP3)
        for person, status in ((alice, 206), (bob, 206), (carol, 404), (dave, 404)):
            client.force_login(person)
            for part in ("bytes=0-9", "bytes=10-", "bytes=50-"):
                assert client.get(at(source), headers={"Range": part}).status_code == status
        played = Event.objects.filter(action="recording_played").order_by("pk")
        assert [event.actor for event in played] == [alice, bob]

    def test_an_open_one_is_not_logged(self, page: Client, source: Source) -> None:
        page.get(at(source))
        assert not Event.objects.filter(action="recording_played").exists()

    def test_pages_may_play_from_here_only(self, page: Client, source: Source) -> None:
        answer = page.get(reverse("claims:source_show", args=[source.pk]))
        assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


class TestAdding:
    def test_it_stands_beside_the_text(self, page: Client, desk: Desk, alice: User) -> None:
        source = make_source(desk=desk, by=alice, text=TALK)
        assert "<audio" not in shown(page, source)
        assert "with its recording" not in page.get("/sources/").content.decode()
        answer = page.post(adding(source), {"recording": file()})
        assert answer.headers["Location"] == reverse("claims:source_show", args=[source.pk])
        said = shown(page, source)
        assert f'<audio controls preload="none" src="{at(source)}"' in said
        assert adding(source) not in said
        assert "with its recording" in page.get("/sources/").content.decode()

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"%PDF-1.7", "“talk.mp3”: This is no recording that we know. Save it as MP3"),
            (b"fLaC\0\0\0\x22", "“talk.mp3”: This is FLAC sound"),
            (b"<html><script>", "no recording that we know"),
            (b"", "no recording that we know"),
        ],
    )
    def test_what_is_none_is_refused_with_the_reason(
        self, page: Client, desk: Desk, content: bytes, sentence: str
    ) -> None:
        source = make_source(desk=desk)
        answer = page.post(adding(source), {"recording": file(content)})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not Upload.objects.exists()

    def test_without_a_file_it_asks_for_one(self, page: Client, desk: Desk) -> None:
        answer = page.post(adding(make_source(desk=desk)))
        assert answer.status_code == 422
        assert "Choose the file" in answer.content.decode()

    def test_one_that_is_too_large_is_refused(
        self, page: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "MAX_UPLOAD_BYTES", 50)
        answer = page.post(adding(make_source(desk=desk)), {"recording": file()})
        assert answer.status_code == 422
        assert "save it at a lower quality" in answer.content.decode()

    def test_a_second_one_is_refused(self, page: Client, source: Source) -> None:
        answer = page.post(adding(source), {"recording": file()})
        assert answer.status_code == 409
        assert "has its recording already" in answer.content.decode()

    def test_strangers_add_nothing(
        self, client: Client, desk: Desk, alice: User, carol: User, dave: User
    ) -> None:
        source = make_source(desk=desk, by=alice, handling="confidential")
        for person in (carol, dave):
            client.force_login(person)
            assert client.post(adding(source), {"recording": file()}).status_code == 404
        assert not Upload.objects.exists()


class TestWithItsSource:
    """The card of a recording in the form of new sources."""

    @pytest.fixture
    def article(self, desk: Desk, alice: User) -> Article:
        return make_draft(article=make_article(desk=desk, by=alice)).article

    def dropped(self, page: Client, purpose: str = "sources") -> tuple[Upload, str]:
        answer = page.post(reverse("claims:upload_add"), {"purpose": purpose, "files": file()})
        return Upload.objects.get(), answer.content.decode()

    def form(self, upload: Upload, **fields: Any) -> dict[str, Any]:
        known = {"role": "source", "kind": "recording", "text": TALK, **fields}
        return intake(piece=[str(upload.pk)]) | card(str(upload.pk), **known)

    def test_its_card_asks_for_the_transcript(self, page: Client, article: Article) -> None:
        upload, said = self.dropped(page)
        assert "A recording, with its transcript below" in said
        assert f'name="{upload.pk}-text"' in said
        assert "Reading…" not in said

    @pytest.mark.parametrize("purpose", ["article", "draft"])
    def test_it_is_never_the_article(self, page: Client, article: Article, purpose: str) -> None:
        upload, said = self.dropped(page, purpose)
        roles = said.partition(f'name="{upload.pk}-role"')[2].partition("</select>")[0]
        assert 'value="leave"' in roles
        assert 'value="article"' not in roles
        assert ("is no text of an article" in said) is (purpose == "draft")

    def test_it_comes_in_with_its_transcript(self, page: Client, article: Article) -> None:
        upload, _said = self.dropped(page)
        address = reverse("claims:source_add", args=[article.pk])
        assert page.post(address, self.form(upload)).status_code == 302
        source = article.sources.get()
        assert (source.recording, source.upload, source.text) == (upload, None, TALK)
        assert (source.kind, source.title) == ("recording", "talk")

    def test_without_a_transcript_it_is_told(self, page: Client, article: Article) -> None:
        upload, _said = self.dropped(page)
        address = reverse("claims:source_add", args=[article.pk])
        answer = page.post(address, self.form(upload, text=" "))
        assert answer.status_code == 422
        assert "Paste the transcript of this recording" in answer.content.decode()

    def test_left_out_it_asks_for_nothing(self, page: Client, article: Article) -> None:
        upload, _said = self.dropped(page)
        address = reverse("claims:source_add", args=[article.pk])
        answer = page.post(address, self.form(upload, role="leave", text=""))
        assert answer.status_code == 302
        assert not article.sources.exists()

    def test_a_text_that_has_a_recording_takes_no_second(
        self, page: Client, article: Article, source: Source
    ) -> None:
        Upload.objects.exclude(recorded_source=source).delete()
        page.post(reverse("claims:upload_add"), {"purpose": "sources", "files": file()})
        upload = Upload.objects.exclude(recorded_source=source).get()
        address = reverse("claims:source_add", args=[article.pk])
        answer = page.post(address, self.form(upload))
        assert answer.status_code == 422
        assert "has this text and a recording already" in answer.content.decode()
        assert not article.sources.exists()


class TestFromAPassage:
    @pytest.fixture
    def claim(self, source: Source, alice: User) -> Claim:
        draft = make_draft(article=make_article(desk=source.desk), text="“It is safe,” he said.")
        draft.article.attachments.create(source=source, attached_by=alice)
        claim = make_claim(draft=draft, words="“It is safe,”", kind="quote")
        make_comparison(claim=claim, source=source, words="It is safe.")
        return claim

    def panel(self, page: Client, claim: Claim) -> str:
        address = reverse("claims:claim_show", args=[claim.pk])
        return page.get(address, headers={"HX-Request": "true"}).content.decode()

    def test_a_candidate_carries_its_time_and_plays_from_there(
        self, page: Client, source: Source, claim: Claim
    ) -> None:
        said = self.panel(page, claim)
        start = TALK.index("It is safe.")
        shown_at = reverse("claims:source_show", args=[source.pk])
        assert "at 00:14:02" in said
        assert "Play from 00:14:02" in said
        assert f"{shown_at}?start={start}&amp;end={start + 11}&amp;claim={claim.pk}#t=842" in said

    def test_without_a_recording_it_carries_only_the_time(
        self, page: Client, desk: Desk, alice: User
    ) -> None:
        draft = make_draft(article=make_article(desk=desk), text="“It is safe,” he said.")
        source = make_source(article=draft.article, text=TALK)
        claim = make_claim(draft=draft, words="“It is safe,”", kind="quote")
        make_comparison(claim=claim, source=source, words="It is safe.")
        said = self.panel(page, claim)
        assert "at 00:14:02" in said
        assert "Play" not in said

    def test_the_player_begins_at_the_passage_without_a_script(
        self, page: Client, source: Source
    ) -> None:
        start = TALK.index("It is safe.")
        said = shown(page, source, f"?start={start}&end={start + 11}")
        assert f'src="{at(source)}#t=842"' in said
        assert "plays from <b>00:14:02</b>" in said
