"""What a mail is by its headers, and what someone wrote in it themselves."""

import pytest

from veerkracht.support.rules.incoming import Sort, own_words, sort_of

OURS = frozenset({"hulp@example.org"})


@pytest.mark.parametrize(
    ("headers", "sender", "sort"),
    [
        ({"subject": "Wij zoeken een penningmeester"}, "an@example.nl", Sort.LETTER),
        ({"auto-submitted": "no"}, "an@example.nl", Sort.LETTER),
        ({"auto-submitted": "auto-replied"}, "an@example.nl", Sort.AUTOMATIC),
        ({"precedence": "bulk"}, "an@example.nl", Sort.AUTOMATIC),
        ({"list-id": "<buren.example.nl>"}, "an@example.nl", Sort.AUTOMATIC),
        ({"subject": "Automatisch antwoord: vakantie"}, "an@example.nl", Sort.AUTOMATIC),
        ({"return-path": "<>"}, "an@example.nl", Sort.AUTOMATIC),
        ({}, "no-reply@example.nl", Sort.AUTOMATIC),
        ({}, "Hulp@example.org", Sort.OWN),
        ({"x-loop": "hulp@example.org"}, "an@example.nl", Sort.OWN),
        ({"return-path": "<>"}, "MAILER-DAEMON@example.nl", Sort.BOUNCE),
        ({"content-type": 'multipart/report; report-type="delivery-status"'}, "post@example.nl", Sort.BOUNCE),
    ],
)
def test_a_mail_is_a_letter_or_a_machine(headers: dict[str, str], sender: str, sort: Sort) -> None:
    assert sort_of(headers, sender, OURS) == sort


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Dank je.\n\nOp 3 mei 2017 schreef Anna:\n> Hallo", "Dank je."),
        ("Ja.\n> Kan het dinsdag?", "Ja."),
        ("Ja.\n-- \nAn de Wit", "Ja."),
        ("> alleen wat een ander schreef", "> alleen wat een ander schreef"),
        ("Een\r\n\r\ntwee", "Een\n\ntwee"),
    ],
)
def test_the_earlier_mail_is_left_out(text: str, own: str) -> None:
    assert own_words(text) == own
