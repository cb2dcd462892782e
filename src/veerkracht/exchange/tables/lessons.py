"""The table of lessons: what was tried, what came of it and where; a file of its own for each."""

from veerkracht.exchange.tables.programme import KEY_EN, KEY_NL
from veerkracht.exchange.tables.table import Column, Form, Kind, Table, in_two_languages, key_column
from veerkracht.learning.lessons.choices import Direction
from veerkracht.learning.lessons.circumstances import VALUES

WHERE = (
    ("setting", "Soort plek", "Kind of place"),
    ("lead", "Wie het trekt", "Who leads it"),
    ("group", "Voor wie", "For whom"),
    ("urbanity", "Hoe stedelijk, van 1 (zeer) tot 5 (niet)", "How built-up, from 1 (very) to 5 (not)"),
    ("older", "Hoeveel van de 100 inwoners 75 of ouder zijn", "How many of 100 inhabitants are 75 or older"),
)


def circumstances(before: str, nl: str, en: str) -> tuple[Column, ...]:
    """Describe the columns of the circumstances of a lesson: those it was seen in, or those it needs."""
    return tuple(
        Column(f"{before}_{name}", f"{nl}: {its_nl}", f"{en}: {its_en}", Kind.CHOICE, choices=tuple(VALUES[name]))
        if name in VALUES
        else Column(f"{before}_{name}", f"{nl}: {its_nl}", f"{en}: {its_en}", Kind.DECIMAL)
        for name, its_nl, its_en in WHERE
    )


LESSONS = Table(
    "lessons",
    "Lessen. Wat je inleest is een concept: pas na een beoordeling door een ander wordt het openbaar.",
    "Lessons. What you load is a draft: it becomes public only after another person reviewed it.",
    (
        key_column(KEY_NL, KEY_EN, example="samen-eten-verbindt-buren"),
        *in_two_languages("title", "Titel", "Title", required=True, example="Samen eten verbindt buren"),
        Column("initiative", "Geleerd in", "Learned in", Kind.KEY, refers_to="initiatives"),
        Column("outcome", "Waar het over gaat", "What it is about", Kind.KEY, True, longest=80, example="eenzaamheid"),
        Column(
            "direction",
            "Hoe het ging",
            "How it went",
            Kind.CHOICE,
            True,
            choices=tuple(Direction.values),
            example=Direction.WORKED.value,
        ),
        *in_two_languages("if", "Wat er geprobeerd is", "What was tried", kind=Kind.TEXT),
        *in_two_languages("because", "Waarom, denken we", "Why, as we think", kind=Kind.TEXT),
        *circumstances("seen", "Gezien bij", "Seen in"),
        *circumstances("needs", "Nodig", "Needs"),
        Column("everywhere", "Geldt het overal?", "Does it hold everywhere?", Kind.YES_NO, default="no"),
        *in_two_languages("then", "Wat er gebeurde", "What happened", kind=Kind.TEXT),
    ),
    form=Form.PROSE,
    body=("then_nl", "then_en"),
)
