import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/en", "/en/"),
        ("/initiatieven/", "/initiatieven"),
        ("/initiatieven/?q=oss", "/initiatieven?q=oss"),
        ("/en/initiatives/", "/en/initiatives"),
    ],
)
def test_an_address_typed_with_or_without_a_slash_leads_on(client, typed, leads_to):
    answer = client.get(typed)

    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


@pytest.mark.parametrize("typed", ["//example.org/", "/\\\\example.org/", "/\t/example.org/", "///example.org/"])
def test_an_address_cannot_lead_to_another_site(client, typed):
    answer = client.get("/", PATH_INFO=typed)

    assert answer.status_code == 404
