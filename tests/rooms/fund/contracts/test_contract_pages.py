"""The pages about contracts, as those see them who may."""

import csv
from datetime import date
from io import BytesIO, StringIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import HEAD, KEY, TERMS, in_force, outcomes, settled, sign_all
from veerkracht.fund.contracts.actions.write import write_terms
from veerkracht.fund.contracts.models import Contract, TermsVersion
from veerkracht.fund.contracts.queries.contract import known

pytestmark = pytest.mark.django_db

LAST = "/afrekeningen/2019-06-30"
PAGE = f"/contracten/{KEY}"
ROWS = (
    "v1,anna,wonen,erin,2019-04-15,2019-04-20,,,,",
    "v2,anna,wonen,drie-maanden,2019-06-20,2019-06-25,,,,",
    "v3,anna,wonen,zes-maanden,2019-06-25,2019-06-26,,,,",
)


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.fixture
def guide(client: Client):
    by = in_force()
    outcomes(by, *ROWS)
    settled(by, date(2019, 6, 30))
    client.force_login(by)
    return by


PAGES = {
    "": 12,
    "/begrippen": 11,
    "/voorbeelden": 10,
    "/voorwaarden": 9,
    "/delen": 12,
    "/vergelijk": 9,
    "/resultaten": 12,
    "/afrekeningen": 10,
    LAST: 17,
    "/kapitaal": 10,
}
"""Each page with how many questions it asks at most, nine of which are for the frame and the contract itself."""


@pytest.mark.parametrize(("page", "most"), PAGES.items())
def test_every_page_opens_in_both_languages_with_few_questions(
    page: str, most: int, client: Client, guide, django_assert_max_num_queries
):
    with django_assert_max_num_queries(most):
        text_of(client, PAGE + page)
    english = {"/begrippen": "/definitions", "/voorbeelden": "/examples", "/voorwaarden": "/terms", "/delen": "/parts"}
    english |= {"/vergelijk": "/compare", "/resultaten": "/outcomes", "/afrekeningen": "/settlements"}
    english |= {"/kapitaal": "/capital"}
    address = page
    for dutch, word in english.items():
        address = address.replace(dutch, word)
    text_of(client, f"/en/contracts/{KEY}{address}")


@pytest.mark.parametrize(("page", "most"), PAGES.items())
def test_more_versions_lines_and_rejections_ask_no_more(
    page: str, most: int, client: Client, guide, django_assert_max_num_queries
):
    for number in range(2, 5):
        begins = f'in_force_from = 2020-0{number}-01\nreason = "Opnieuw"'
        amended = TERMS.replace("in_force_from = 2019-04-01", begins).replace("version = 1", f"version = {number}")
        write_terms(by=guide, contract_key=KEY, document=amended, based_on=number - 1)
        sign_all(on=date(2020, 1, 10))
    many = [f"w{number},p{number},wonen,erin,2019-08-15,2019-08-20,,,," for number in range(30)]
    outcomes(guide, *many, *(f"x{number},q{number},wonen,zes-maanden,2019-08-15,2019-08-20,,,," for number in range(9)))
    settled(guide, date(2019, 9, 30))

    asked_why_not = 2 if page == LAST else 0
    with django_assert_max_num_queries(most + asked_why_not):
        text_of(client, PAGE + page.replace("2019-06-30", "2019-09-30"))


def test_a_draft_that_cannot_be_signed_yet_asks_few_questions(client: Client, django_assert_max_num_queries):
    client.force_login(scenes.drafted())

    with django_assert_max_num_queries(14):
        assert client.get(PAGE).context["hurdles"]


def test_a_settlement_says_what_its_caps_began_with(client: Client, guide):
    outcomes(guide, "v9,bo,wonen,erin,2019-08-15,2019-08-20,,,,")
    settled(guide, date(2019, 9, 30))

    page = text_of(client, f"{PAGE}/afrekeningen/2019-09-30")

    assert "Verschuldigd door alle afrekeningen hiervoor" in page
    assert "5.600,00" in page


def test_the_list_asks_few_questions_whatever_its_length(client: Client, guide, django_assert_max_num_queries):
    for number in range(30):
        given.contract(f"contract-{number}", organisation=given.organisation("Zet"))

    with django_assert_max_num_queries(12):
        assert "Wonen en werk" in text_of(client, "/contracten")


def test_a_guide_reads_each_line_and_its_explanation(client: Client, guide):
    page = text_of(client, f"{PAGE}/afrekeningen/2019-06-30")

    assert "anna" in page
    assert "het plafond per persoon laat 1.600,00 over; 900,00 geverifieerd boven het plafond" in page
    rows = list(csv.reader(StringIO(text_of(client, f"{PAGE}/afrekeningen/2019-06-30.csv"))))
    assert [row[8] for row in rows[1:]] == ["1500.00", "2500.00", "1600.00"]


@pytest.mark.parametrize(("organisation", "sees"), [("provincie", True), ("doen", True), ("avance", False)])
def test_payers_and_investors_see_totals_and_nobody_by_code(client: Client, guide, organisation: str, sees: bool):
    client.force_login(scenes.signer(organisation) if sees else given.person())

    page = text_of(client, f"{PAGE}/afrekeningen/2019-06-30", 200 if sees else 403)

    assert ("5.600,00" in page) is sees
    assert "anna" not in page
    assert text_of(client, f"{PAGE}/afrekeningen/2019-06-30.csv", 403)


def test_the_editor_names_every_mistake_and_keeps_what_was_typed(client: Client):
    client.force_login(scenes.drafted())
    wrong = TERMS.replace('"1500.00"', '"1.005"').replace("40 %", "41 %")

    answer = client.post(f"{PAGE}/voorwaarden", {"document": wrong, "based_on": 1, "step": "save"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "meer decimalen" in page
    assert "101 %" in page
    assert "&quot;1.005&quot;" in page
    assert TermsVersion.objects.count() == 1


def test_the_table_beside_the_text_is_a_part_of_the_page(client: Client):
    client.force_login(scenes.drafted())

    answer = client.post(f"{PAGE}/voorwaarden/proef", {"document": TERMS, "counts": "3"})

    page = answer.content.decode()
    assert "<html" not in page
    assert "€\u00a04.500,00" in page
    assert "Versie 1, voor uitkomsten vanaf 1 april 2019" in page


def test_a_text_is_saved_and_compared_word_by_word(client: Client):
    client.force_login(scenes.drafted())

    answer = client.post(
        f"{PAGE}/voorwaarden", {"document": TERMS.replace("5600.00", "5500.00"), "based_on": 1, "step": "save"}
    )

    assert answer.status_code == 302
    page = text_of(client, f"{PAGE}/vergelijk")
    assert '<del class="removed">5.600,00</del>' in page
    assert '<ins class="added">5.500,00</ins>' in page


def test_a_contract_begins_from_a_template_and_from_another_contract(client: Client):
    client.force_login(scenes.drafted())
    said = {"title_nl": "Nieuw", "key": "nieuw", "starts_on": "2027-01-01", "begin": "template:tiers"}

    first = client.post("/contracten/nieuw", said)
    second = client.post("/contracten/nieuw", said | {"key": "anders", "begin": f"contract:{KEY}"})
    third = client.post("/contracten/nieuw", said)

    assert (first.status_code, second.status_code, third.status_code) == (302, 302, 422)
    assert known("anders").latest.terms.starts_on == date(2027, 1, 1)


def test_a_file_with_mistakes_is_named_row_by_row(client: Client, guide):
    file = SimpleUploadedFile("r.csv", (HEAD + "v9,Jan Jansen,wonen,erin,31-2-2019,2019-05-01,,,,").encode())

    answer = client.post(f"{PAGE}/resultaten", {"file": file})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rij 2" in page
    assert "<code>bereikt_op</code>" in page
    assert "geen naam of adres" in page


def test_the_terms_are_downloaded_as_text_docx_and_pdf(client: Client, guide):
    assert client.get(f"{PAGE}.toml").content.decode() == TERMS.strip()
    paper = docx.Document(BytesIO(client.get(f"{PAGE}.docx").content))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "De eerste mijlpaal, verhuisd, is 1.500,00 waard." in words
    assert client.get(f"{PAGE}.pdf").content.startswith(b"%PDF")


def test_what_is_public_is_the_parties_the_words_and_the_total(client: Client, guide):
    text_of(Client(), f"/resultaatcontracten/{KEY}", 404)
    Contract.objects.filter(key=KEY).update(published=True)

    page = text_of(Client(), f"/resultaatcontracten/{KEY}")

    assert "5.600,00" in page
    assert "Provincie" in page
    assert "anna" not in page
    assert "Wonen en werk" in text_of(Client(), "/resultaatcontracten")


@pytest.mark.parametrize("address", ["/contracten/bestaat-niet", f"{PAGE}/afrekeningen/gisteren", f"{PAGE}?version=9"])
def test_what_is_not_there_is_told_in_a_sentence(address: str, client: Client, guide):
    text_of(client, address, 404)


def test_a_stranger_signs_in_first(client: Client):
    assert client.get("/contracten").status_code == 302


def filled(client: Client) -> dict[str, str]:
    """What stands in the form for the common parts, as a browser would send it."""
    form = client.get(f"/contracten/{KEY}/delen").context["form"]
    return {name: str(form[name].value() or "") for name in form.fields}


def test_the_common_parts_are_filled_in_without_writing_the_text(client: Client):
    client.force_login(scenes.drafted())
    said = filled(client)

    answer = client.post(f"/contracten/{KEY}/delen", said | {"metrics-0-prices-0": "1750.00", "step": "save"})

    assert answer.status_code == 302, answer.context["form"].errors
    terms = known(KEY).latest.terms
    assert str(terms.metrics[0].prices[0].amount) == "1750.00"
    assert [payer.organisation for payer in terms.payers] == ["provincie", "gemeente"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"payers-0-share": "59.99 %"}, "99,99", id="shares of 99.99 per cent"),
        pytest.param({"metrics-0-prices-0": "1.005"}, "meer decimalen", id="1.005 euro"),
        pytest.param({"currency": ""}, "verplicht", id="no currency"),
        pytest.param({"ends_on": "2018-01-01"}, "2018", id="ends before it starts"),
        pytest.param({"starts_on": "soon"}, "soon", id="no day"),
    ],
)
def test_a_mistake_in_a_common_part_is_said_and_all_that_was_filled_in_stays(
    client: Client, said: dict[str, str], sentence: str
):
    client.force_login(scenes.drafted())
    fields = filled(client) | said

    answer = client.post(f"/contracten/{KEY}/delen", fields | {"step": "save"})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert answer.context["form"]["provider"].value() == "sarban"
    assert len(known(KEY).texts) == 1


def test_a_contract_shows_what_others_pay_for_what_is_like_it(client: Client, tmp_path):
    from rooms.fund.reference.made_up import taken_in

    taken_in(given.officer(), tmp_path / "in")
    work = '\n[[metrics]]\nkey = "werk"\ntitle = { nl = "Een half jaar werk" }\nunit = { nl = "persoon" }\n'
    work += 'definition = 1\nprices = [{ amount = "2000.00" }]\n'
    client.force_login(scenes.drafted(terms=scenes.TERMS + work))

    told = client.get(f"/contracten/{KEY}").text

    assert "Wat betalen anderen?" in told
    assert "1.232,89" in told
    assert "INDIGO" in told
