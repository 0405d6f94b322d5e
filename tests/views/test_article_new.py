"""New article: the text and its sources on one page, and nothing typed is ever lost."""

from datetime import timedelta

import pytest
import re2
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Article, Desk, Draft, Job, Source, Upload, User
from tests.factories import make_desk, make_person, make_upload
from tests.views.forms import card, file, intake

URL = "/articles/new/"
STORY = "Bridge opens\n\nThe minister said “it is safe”. More than 5,000 people crossed it."


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def read_upload(alice: User, desk: Desk, text: str = STORY, **fields: object) -> Upload:
    return make_upload(by=alice, desk=desk, state="read", text=text, **fields)


def test_it_stores_the_pasted_article_and_opens_its_workbench(page: Client) -> None:
    answer = page.post(URL, intake(text=STORY))
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("claims:workbench", args=[draft.article_id])
    assert (draft.text, draft.article.title, draft.number) == (STORY, "Bridge opens", 1)
    assert Job.objects.filter(draft=draft, kind="extract", state="queued").exists()


def test_line_ends_of_a_browser_become_one_character(page: Client) -> None:
    page.post(URL, intake(text="One.\r\nTwo.\r\n\r\nThree."))
    assert Draft.objects.get().text == "One.\nTwo.\n\nThree."


def test_it_stores_sources_with_what_was_said_of_them(page: Client, bob: User) -> None:
    day = timezone.localdate() + timedelta(days=30)
    about = card(
        "p2",
        text="Notes of a call.",
        title="The call",
        kind="notes",
        strength="primary",
        handling="confidential",
        given_by="An officer",
        retention_until=day.isoformat(),
        readers=[str(bob.pk)],
    )
    form = intake(text=STORY, piece=["p1", "p2"]) | card("p1", text="The letter.") | about
    page.post(URL, form)
    article = Article.objects.get()
    assert article.sources.count() == 2
    source = Source.objects.get(title="The call")
    assert (source.kind, source.strength, source.handling) == ("notes", "primary", "confidential")
    assert (source.given_by, source.retention_until) == ("An officer", day)
    assert list(source.readers.all()) == [bob]


def test_blank_cards_ask_for_nothing(page: Client) -> None:
    assert page.post(URL, intake(text=STORY, piece=["p1"]) | card("p1")).status_code == 302
    assert not Source.objects.exists()


def test_a_file_can_be_the_article_and_another_a_source(
    page: Client, alice: User, desk: Desk
) -> None:
    story = read_upload(alice, desk, title="Bridge opens at last")
    letter = read_upload(alice, desk, text="The letter.", file_name="letter of may.txt")
    form = intake(piece=[str(story.pk), str(letter.pk)])
    form |= card(str(story.pk), role="article") | card(str(letter.pk), role="source")
    assert page.post(URL, form).status_code == 302
    draft = Draft.objects.get()
    assert (draft.text, draft.upload, draft.article.title) == (STORY, story, "Bridge opens at last")
    source = Source.objects.get()
    assert (source.text, source.upload, source.title) == ("The letter.", letter, "letter of may")


def test_a_file_that_is_left_out_stays_out(page: Client, alice: User, desk: Desk) -> None:
    upload = make_upload(by=alice, desk=desk, state="refused", message="Encrypted.")
    form = intake(text=STORY, piece=[str(upload.pk)]) | card(str(upload.pk), role="leave")
    assert page.post(URL, form).status_code == 302
    assert not Source.objects.exists()


def test_the_same_article_twice_is_said_and_not_doubled(page: Client) -> None:
    page.post(URL, intake(text=STORY))
    form = intake(text=STORY, title="Another title", piece=["p1"]) | card("p1", text="The letter.")
    answer = page.post(URL, form, follow=True)
    article = Article.objects.get()
    assert answer.redirect_chain[0][0] == reverse("claims:workbench", args=[article.pk])
    assert article.sources.count() == 1
    said = answer.content.decode()
    assert "The desk has this text already: it is “Bridge opens”" in said
    assert "The 1 source you gave went to it." in said


def test_the_same_source_twice_is_said_and_not_doubled(page: Client) -> None:
    source = card("p1", text="The letter.", title="Letter")
    page.post(URL, intake(text=STORY, piece=["p1"]) | source)
    answer = page.post(URL, intake(text="Another story.", piece=["p1"]) | source, follow=True)
    assert Source.objects.get().articles.count() == 2
    assert "“Letter” was already among the desk’s sources" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "There is no article yet"),
        ({"text": " \n\t "}, "There is no article yet"),
        ({"text": "Words\0 and more"}, "NUL character"),
        ({"title": "A\0B"}, "NUL character"),
        ({"title": "x" * 301}, "300 fit"),
        ({"p1-title": "y" * 301}, "300 fit"),
        ({"p1-text": "Words\0"}, "NUL character"),
        ({"p1-text": "  ", "p1-title": "Letter"}, "Paste the text of this source"),
        ({"p1-given_by": "z\0"}, "NUL character"),
        ({"p1-kind": "nonsense"}, "nonsense is not one of the available choices"),
        ({"p1-handling": "\0"}, "is not one of the available choices"),
        ({"p1-retention_until": "2001-01-01"}, "This day has passed"),
        ({"p1-retention_until": "soon"}, "Enter a valid date"),
        ({"p1-readers": "999999"}, "999999 is not one of the available choices"),
    ],
)
def test_what_cannot_be_received_is_told_and_everything_stays(
    page: Client, changes: dict[str, str], sentence: str
) -> None:
    typed = intake(text=STORY, title="My title", piece=["p1"])
    typed |= card("p1", text="The letter’s words.", given_by="A friend")
    answer = page.post(URL, typed | changes)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert sentence in said
    for kept in ("My title", "A friend", "The letter’s words."):
        if kept not in {typed[name] for name in changes if name in typed}:
            assert kept in said
    assert "Everything you typed and every file is still here." in said
    assert not Article.objects.exists() and not Source.objects.exists()


def test_a_reason_stands_above_its_box_which_may_be_taller_than_the_window(page: Client) -> None:
    said = page.post(URL, intake(text="")).content.decode()
    assert said.index("There is no article yet") < said.index('<textarea name="text"')


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("waiting", "still being read"),
        ("choose", "Choose the preview that reads right"),
        ("refused", "This file cannot be used"),
    ],
)
def test_a_file_that_is_not_read_yet_is_kept_and_told(
    page: Client, alice: User, desk: Desk, state: str, sentence: str
) -> None:
    upload = make_upload(by=alice, desk=desk, state=state, file_name="letter.txt")
    form = intake(text=STORY, piece=[str(upload.pk)]) | card(str(upload.pk), role="source")
    answer = page.post(URL, form)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert sentence in said
    assert f'name="piece" value="{upload.pk}"' in said
    assert STORY.splitlines()[0] in said


def test_two_texts_for_the_article_are_told(page: Client, alice: User, desk: Desk) -> None:
    upload = read_upload(alice, desk)
    form = intake(text="Other words.", piece=[str(upload.pk)]) | card(
        str(upload.pk), role="article"
    )
    answer = page.post(URL, form)
    assert answer.status_code == 422
    assert "Two texts are given as the article" in answer.content.decode()


def test_if_a_source_cannot_be_stored_the_article_is_not_either(
    page: Client, alice: User, desk: Desk
) -> None:
    stranger = make_desk()
    stranger.memberships.create(user=alice)
    elsewhere = read_upload(alice, stranger, text="The letter.")
    form = intake(text=STORY, desk=desk.pk, piece=[str(elsewhere.pk)])
    answer = page.post(URL, form | card(str(elsewhere.pk), role="source"))
    assert answer.status_code == 422
    assert not Article.objects.exists()
    assert STORY.splitlines()[0] in answer.content.decode()


def test_readers_of_another_desk_are_refused(page: Client, alice: User, desk: Desk) -> None:
    other = make_desk()
    other.memberships.create(user=alice)
    eve = make_person(desk=other)
    form = intake(text=STORY, desk=desk.pk, piece=["p1"])
    form |= card("p1", text="Notes.", handling="confidential", readers=[str(eve.pk)])
    answer = page.post(URL, form)
    assert answer.status_code == 422
    assert "Readers must be people of this desk." in answer.content.decode()


def test_a_form_that_broke_off_is_refused_whole(page: Client) -> None:
    form = intake(text=STORY)
    del form["whole"]
    assert page.post(URL, form).status_code == 400
    assert not Article.objects.exists()


def test_half_a_character_never_reaches_the_database(page: Client) -> None:
    body = b"act=send&whole=yes&title=&text=Words+%ed%a0%80+more"
    answer = page.post(URL, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_uploads_of_others_are_not_there(page: Client, bob: User, desk: Desk) -> None:
    upload = make_upload(by=bob, desk=desk, state="read", text="Secret")
    form = intake(text=STORY, piece=[str(upload.pk)]) | card(str(upload.pk), role="source")
    assert page.post(URL, form).status_code == 404


UNKNOWN = "8b21d548-2b31-4293-b804-c853d8f74b0c"


@pytest.mark.parametrize("key", ["x", "p", "p9999999", UNKNOWN.upper(), "p١", UNKNOWN])
def test_cards_that_no_page_made_are_not_there(page: Client, key: str) -> None:
    assert page.post(URL, intake(text=STORY, piece=[key])).status_code == 404


class TestWithoutJavaScript:
    def test_files_are_handed_in_and_the_page_comes_back_with_all_that_was_typed(
        self, page: Client
    ) -> None:
        form = intake(act="files", text=STORY, title="My title", files=[file(), file(name="b.txt")])
        answer = page.post(URL, form)
        assert answer.status_code == 200
        said = answer.content.decode()
        assert said.count("Reading…") == 2
        assert "My title" in said and STORY.splitlines()[0] in said
        assert "✗" not in said
        assert Upload.objects.count() == Job.objects.filter(kind="read").count() == 2

    def test_the_first_file_is_the_article_when_there_is_none(self, page: Client) -> None:
        said = page.post(URL, intake(act="files", files=[file(), file()])).content.decode()
        assert said.count('<option value="article" selected>') == 1
        assert said.count('<option value="source" selected>') == 1

    def test_files_that_come_with_the_last_step_are_not_lost(self, page: Client) -> None:
        said = page.post(URL, intake(text=STORY, files=[file()])).content.decode()
        assert "Reading…" in said and STORY.splitlines()[0] in said
        assert not Article.objects.exists()

    def test_a_refused_file_is_told_and_the_others_stay(self, page: Client) -> None:
        form = intake(act="files", files=[file(), file(b"", name="empty.txt")])
        said = page.post(URL, form).content.decode()
        assert "“empty.txt” is empty" in said
        assert Upload.objects.count() == 1

    def test_a_file_that_cannot_be_used_is_left_out(
        self, page: Client, alice: User, desk: Desk
    ) -> None:
        upload = make_upload(by=alice, desk=desk, state="refused", message="Encrypted.")
        typed = card(str(upload.pk), role="source")
        said = page.post(URL, intake(act="look", piece=[str(upload.pk)]) | typed).content.decode()
        assert '<option value="leave" selected>' in said

    def test_another_card_comes_and_the_first_keeps_its_words(self, page: Client) -> None:
        form = intake(act="paste", piece=["p1"]) | card("p1", text="The letter.", kind="wire")
        said = page.post(URL, form).content.decode()
        assert 'name="piece" value="p1"' in said and 'name="piece" value="p2"' in said
        assert "The letter." in said
        assert '<option value="wire" selected>' in said

    def test_an_encoding_is_chosen_by_its_button(
        self, page: Client, alice: User, desk: Desk
    ) -> None:
        choice = {"name": "cp1252", "label": "Western", "preview": "é"}
        upload = make_upload(by=alice, desk=desk, state="choose", encodings=[choice])
        form = intake(act="", choose=f"{upload.pk} cp1252", piece=[str(upload.pk)], text=STORY)
        said = page.post(URL, form | card(str(upload.pk), role="source")).content.decode()
        upload.refresh_from_db()
        assert (upload.state, upload.encoding) == ("waiting", "cp1252")
        assert STORY.splitlines()[0] in said


def test_html_in_every_field_stays_text(page: Client, alice: User, desk: Desk) -> None:
    bad = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"
    upload = make_upload(
        by=alice, desk=desk, state="read", text=bad, title=bad, notes=[bad], file_name=bad
    )
    choice = {"name": '"><script>', "label": bad, "preview": bad}
    asking = make_upload(by=alice, desk=desk, state="choose", encodings=[choice], message=bad)
    form = intake(text=bad, title=bad, piece=["p1", str(upload.pk), str(asking.pk)])
    form |= card("p1", text=bad, title=bad, given_by=bad, retention_until=bad)
    said = page.post(URL, form | card(str(upload.pk), role="article")).content.decode()
    assert "<script>alert" not in said
    assert "<img" not in said
    assert "</textarea><" not in said.replace("</textarea>\n", "")


def test_the_desk_is_asked_for_only_when_there_are_several(page: Client, alice: User) -> None:
    assert '<select name="desk"' not in page.get(URL).content.decode()
    other = make_desk(name="Weekend")
    other.memberships.create(user=alice)
    assert '<select name="desk"' in page.get(URL).content.decode()
    page.post(URL, intake(text=STORY, desk=other.pk))
    assert Article.objects.get().desk == other


def test_another_desk_cannot_be_chosen(page: Client, alice: User, dave: User) -> None:
    sport = dave.desks.get()
    page.post(URL, intake(text=STORY, desk=sport.pk))
    assert not Article.objects.filter(desk=sport).exists()
    make_desk().memberships.create(user=alice)
    assert page.post(URL, intake(text="Other words.", desk=sport.pk)).status_code == 422


def test_somebody_without_a_desk_is_told_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(make_person())
    assert "Ask a desk admin" in client.get(URL).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_cards(
    page: Client, alice: User, desk: Desk
) -> None:
    def queries(number: int) -> int:
        keys = [str(read_upload(alice, desk).pk) for _ in range(number)]
        form = intake(act="look", piece=keys)
        for key in keys:
            form |= card(key, role="source")
        with CaptureQueriesContext(connection) as captured:
            assert page.post(URL, form).status_code == 200
        return len(captured)

    queries(1)
    assert queries(2) == queries(12)


def test_sixty_sources_come_in_at_once(page: Client) -> None:
    keys = [f"p{number}" for number in range(1, 61)]
    form = intake(text=STORY, piece=keys)
    for key in keys:
        form |= card(key, text=f"The letter {key}.")
    assert page.post(URL, form).status_code == 302
    assert Article.objects.get().sources.count() == 60


def last_days(said: str) -> dict[str, str]:
    """The last day that each card offers, blank where it offers none."""
    return dict(re2.findall(r'name="(\S+)-retention_until"(?: value="([^"]*)")?', said))


@pytest.mark.parametrize("days", [None, 30])
def test_a_new_source_is_offered_the_desks_last_day(
    page: Client, desk: Desk, days: int | None
) -> None:
    Desk.objects.filter(pk=desk.pk).update(retention_days=days)
    day = f"{timezone.localdate() + timedelta(days=days)}" if days else ""
    assert last_days(page.get(URL).content.decode()) == {"p0": day, "p1": day}
    dropped = page.post("/uploads/add/", {"purpose": "article", "files": file()})
    key = str(Upload.objects.get().pk)
    assert last_days(dropped.content.decode()) == {key: day}
    pasted = page.post(URL, intake(act="paste", piece=["p1"], **card("p1", text="x")))
    # What was typed into a card stays, also that its day was taken out.
    assert last_days(pasted.content.decode()) == {"p0": day, "p1": "", "p2": day}


def test_a_last_day_that_was_taken_out_stays_out(page: Client, desk: Desk) -> None:
    Desk.objects.filter(pk=desk.pk).update(retention_days=30)
    page.post(URL, intake(text=STORY, piece=["p1"], **card("p1", text="The letter.")))
    assert Article.objects.get().sources.get().retention_until is None
