"""The public pages of the evidence: the map, an intervention, and a synthesis to cite."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.learning.evidence.queries import evidence as queries
from veerkracht.learning.evidence.queries.map import gap_map
from veerkracht.learning.evidence.words import GAPS, level_word
from veerkracht.learning.rules.levels import Design, Recognition
from veerkracht.people.permissions import may
from veerkracht.publishing.filters import asked
from veerkracht.publishing.releases import LICENCE, LICENCE_ADDRESS
from veerkracht.publishing.scope import above, kept, programme_asked
from veerkracht.publishing.studied import told
from veerkracht.publishing.unknown import unknown
from veerkracht.publishing.wording import plainly


def evidence(request: HttpRequest) -> HttpResponse:
    """Show where evidence is and where it is missing: never what works."""
    reading, programme = programme_asked(asked("evidence", request.GET, ("programme",), paging=False))
    found = gap_map(programme.key if programme else "")
    rows = [
        (
            row,
            [
                (cell, GAPS[cell.gap], [(one, many, level_word(one)) for one, many in cell.by_level.items()])
                for cell in cells
            ],
        )
        for row, cells in found.rows
    ]
    context = {
        "asked": reading,
        "map": found,
        "rows": rows,
        "levels": [(int(level), level_word(level)) for level in Design],
        "files": [(word, reading.address(f"findings-{word.lower()}")) for word in ("CSV", "JSON")],
        "may_enter": may(request.user, "enter evidence", [("programme", programme.key if programme else "")]),
        "breadcrumb": [*above(programme), (_("Evidence"), "")],
        **kept(programme),
    }
    return render(request, "publishing/evidence.html", context)


def intervention(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one intervention what it is, what studies found, and what a next place may expect."""
    view = _view(request)
    page = told.page(key, view)
    whole = page.whole
    context = {
        "page": page,
        "view": view,
        "views": _views(reverse("intervention", args=[key]), view),
        "calibrated": all(one.row.calibrated for one in page.syntheses),
        "ripe_for": "" if whole.ripe_for is Recognition.NOT_YET else whole.ripe_for.value,
        "may_enter": may(request.user, "enter evidence", [("programme", whole.programme_key)]),
        "about": f"intervention:{key}",
        "breadcrumb": [(_("Evidence"), reverse("evidence")), (plainly(whole.title), "")],
    }
    return render(request, "publishing/intervention.html", context)


def synthesis(request: HttpRequest, key: str) -> HttpResponse:
    """Show one synthesis as it was kept, so that it can be cited for ever."""
    view = _view(request)
    found = told.cited(key, view)
    title = told.titled(found.row.intervention, found.row.outcome)
    address = reverse("intervention", args=[found.row.intervention_key])
    context = {
        "told": found,
        "view": view,
        "views": _views(reverse("synthesis", args=[key]), view),
        "title": title,
        "address": request.build_absolute_uri(reverse("synthesis", args=[key])),
        "breadcrumb": [
            (_("Evidence"), reverse("evidence")),
            (plainly(found.row.intervention), address),
            (plainly(found.row.outcome), ""),
        ],
    }
    return render(request, "publishing/synthesis.html", context)


def synthesis_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give a synthesis with all that went in, so that others can compute it too."""
    row = queries.synthesis(key)
    if row is None:
        raise unknown("synthesis", key, queries.synthesis_keys)
    said = {
        "key": row.key,
        "address": request.build_absolute_uri(reverse("synthesis", args=[key])),
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "intervention": row.intervention_key,
        "outcome": row.outcome_key,
        "computed_at": row.computed_at.isoformat(timespec="seconds"),
        "method": row.method,
        "assumptions": row.assumptions,
        "calibrated": row.calibrated,
        "noticeable": row.noticeable,
        "studies": row.studies,
        "neighbours": row.neighbours,
        "left_out": row.left_out,
        "result": row.result,
        "newer": row.newer_key or None,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def _view(request: HttpRequest) -> str:
    view = request.GET.get("view", "")
    return view if view in told.VIEWS else told.VIEWS[0]


def _views(address: str, here: str) -> list[tuple[str, str, bool]]:
    """Give the two ways to look, each with its address."""
    labels = {"weighed": _("Weak designs count less"), "measured": _("As measured")}
    return [(labels[view], f"{address}?view={view}", view == here) for view in told.VIEWS]
