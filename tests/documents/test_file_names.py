"""Row 42 of the table of bad inputs: a file name is shown and stored, never used as a path."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import clean_file_name

NAMES = [
    ("letter.docx", "letter.docx"),
    ("Seely letter (final).PDF", "Seely letter (final).PDF"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\ada\\notes.txt", "notes.txt"),
    ("/abs/", "file"),
    ("..", "file"),
    ("", "file"),
    (".htaccess", "htaccess"),
    ("a\0b.txt", "ab.txt"),
    ('x";\r\nSet-Cookie: a=b.txt', "x_; Set-Cookie_ a=b.txt"),
    ("CON", "_CON"),
    ("con.txt", "_con.txt"),
    ("lpt1.tar.gz", "_lpt1.tar.gz"),
    ("console.txt", "console.txt"),
    ("invoice\u202efdp.exe", "invoicefdp.exe"),
    ("رسالة.docx", "رسالة.docx"),
    ("a  b\t\tc.txt", "a b c.txt"),
    ("trailing. . .", "trailing"),
    ("50%off<b>.html", "50_off_b_.html"),
]


@pytest.mark.parametrize(("name", "cleaned"), NAMES)
def test_it_cleans_the_name(name: str, cleaned: str) -> None:
    assert clean_file_name(name) == cleaned


def test_it_shortens_a_long_name_and_keeps_its_extension() -> None:
    cleaned = clean_file_name("a" * 5_000 + ".docx")
    assert cleaned == "a" * 145 + ".docx"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=400))
def test_every_name_comes_out_safe_and_stays_so(name: str) -> None:
    cleaned = clean_file_name(name)
    assert 0 < len(cleaned) <= 150
    assert not set(cleaned) & set('/\\<>:"|?*%\r\n\0')
    assert not any(unicodedata.category(character)[0] == "C" for character in cleaned)
    assert cleaned.strip(". ") == cleaned
    assert clean_file_name(cleaned) == cleaned
