"""The tables of outcomes contracts: who they are about, and the whole text of their terms."""

from veerkracht.exchange.tables.programme import KEY_EN, KEY_NL, TITLE
from veerkracht.exchange.tables.table import Column, Form, Kind, Table, in_two_languages, key_column

CONTRACTS = Table(
    "contracts",
    "Resultaatcontracten; de tekst van hun voorwaarden staat in een bestand per versie.",
    "Outcomes contracts; the text of their terms stands in a file for each version.",
    (
        key_column(KEY_NL, KEY_EN, example="wonen-en-werk"),
        *TITLE,
        *in_two_languages("summary", "Samenvatting", "Summary", kind=Kind.TEXT),
        Column("round", "Ronde waar het bij hoort", "Round it belongs to", Kind.KEY, refers_to="rounds"),
        Column(
            "initiative", "Initiatief waar het over gaat", "Initiative it is about", Kind.KEY, refers_to="initiatives"
        ),
        Column(
            "signed_elsewhere",
            "Getekend voordat het hier werd opgeschreven; alleen het openbare is bekend",
            "Signed before it was written down here; only what is public is known",
            Kind.YES_NO,
            default="no",
            example="no",
        ),
        Column("published", "Of iedereen het mag lezen", "Whether everyone may read it", Kind.YES_NO, default="no"),
    ),
)

TERMS = Table(
    "terms",
    "Voorwaarden van contracten: voor elke tekst een bestand in TOML. Wat getekend is, staat niet in bestanden.",
    "Terms of contracts: a file in TOML for each text. What is signed does not stand in files.",
    (
        Column(
            "contract",
            "Contract waar de tekst bij hoort",
            "Contract it belongs to",
            Kind.KEY,
            True,
            refers_to="contracts",
            example="wonen-en-werk",
        ),
        Column("number", "Versie", "Version", Kind.WHOLE, True, example="1"),
        Column("draft", "Concept", "Draft", Kind.WHOLE, True, example="1"),
        Column(
            "document", "De tekst van de voorwaarden", "The text of the terms", Kind.TEXT, True, example="format = 1"
        ),
    ),
    known_by=("contract", "number", "draft"),
    form=Form.TEXTS,
    body=("document",),
)
