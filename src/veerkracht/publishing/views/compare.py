"""Compare: the contracts of elsewhere, one of them, and what they pay for a metric; each list also as a file."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.fund.reference.queries import contracts as reference
from veerkracht.fund.reference.queries import prices as priced
from veerkracht.publishing.compared import contract as one
from veerkracht.publishing.compared import contracts as composed
from veerkracht.publishing.compared import prices as compared
from veerkracht.publishing.compared.words import ATTRIBUTION, ATTRIBUTION_ADDRESS
from veerkracht.publishing.files import as_csv, as_json
from veerkracht.publishing.releases import stretches


def contracts(request: HttpRequest) -> HttpResponse:
    """List the contracts of elsewhere that fit the filters: as a list, as a table or as a picture."""
    found = composed.listing(request.GET)
    context: dict[str, Any] = {
        "list": found,
        "views": [
            {"label": label, "address": found.asked.address(view=view), "here": (view or "list") == found.view}
            for view, label in (("", _("List")), ("table", _("Table")), ("picture", _("Picture")))
        ],
        "more_open": any(found.asked.get(name) for name in ("logic", "size", "year", "has")),
        "clear": found.asked.address(**dict.fromkeys(composed.FILTERS, "")),
        "files": [(word, found.asked.address(f"compare-{word.lower()}", view="")) for word in ("CSV", "JSON")],
        "breadcrumb": [(_("Compare"), "")],
        **_shared(),
    }
    if found.view == "picture":
        context["bars"] = composed.picture(composed.wanted(request.GET)[1])
    return render(request, "publishing/compare.html", context)


def contract(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one contract of elsewhere."""
    found = one.contract(key)
    context = {
        "page": found,
        "breadcrumb": [(_("Compare"), reverse("compare")), (found.head.row.name, "")],
        **_shared(),
    }
    return render(request, "publishing/compare_contract.html", context)


def prices(request: HttpRequest) -> HttpResponse:
    """Answer what others pay for a metric."""
    found = compared.prices(request.GET)
    context = {
        "page": found,
        "files": [(word, found.asked.address(f"compare-prices-{word.lower()}")) for word in ("CSV", "JSON")],
        "breadcrumb": [(_("Compare"), reverse("compare")), (_("What do others pay?"), "")],
        **_shared(),
    }
    return render(request, "publishing/compare_prices.html", context)


def contracts_csv(request: HttpRequest) -> HttpResponseBase:
    """Give the list as CSV, obeying its filters."""
    return _csv("contracts", reference.COLUMNS, _contract_rows(request))


def contracts_json(request: HttpRequest) -> HttpResponseBase:
    """Give the list as JSON, obeying its filters."""
    return _json(request, "contracts", reference.COLUMNS, _contract_rows(request))


def prices_csv(request: HttpRequest) -> HttpResponseBase:
    """Give the prices that are alike as CSV."""
    return _csv("prices", priced.COLUMNS, _price_rows(request))


def prices_json(request: HttpRequest) -> HttpResponseBase:
    """Give the prices that are alike as JSON."""
    return _json(request, "prices", priced.COLUMNS, _price_rows(request))


def _contract_rows(request: HttpRequest) -> Iterable[tuple[Any, ...]]:
    reading, wanted, _filters = composed.wanted(request.GET)
    reading.whole()
    return reference.table(wanted)


def _price_rows(request: HttpRequest) -> Iterable[tuple[Any, ...]]:
    reading, found, _filters = compared.question(request.GET)
    reading.whole()
    return priced.table(found)


def _csv(name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="indigo-{name}.csv"'}
    parts = as_csv(columns, stretches(rows))
    return StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8", headers=headers)


def _json(request: HttpRequest, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> HttpResponseBase:
    head = {"name": name, "address": request.build_absolute_uri(), "attribution": ATTRIBUTION}
    head |= {"attribution_address": ATTRIBUTION_ADDRESS}
    parts = as_json(head, columns, stretches(rows))
    return StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")


def _shared() -> dict[str, str]:
    return {"attribution": ATTRIBUTION, "attribution_address": ATTRIBUTION_ADDRESS}
