"""The page on which an officer downloads the programme, uploads it, looks at the differences and confirms them."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from veerkracht.exchange.actions import upload as uploads
from veerkracht.exchange.differences import Differences, differences, in_words, name_of
from veerkracht.exchange.forms import WorkbookForm
from veerkracht.exchange.queries.plan import Plan, mistakes, plan, programme_key, read_rows
from veerkracht.exchange.queries.stored import whole
from veerkracht.exchange.queries.uploads import WaitingWorkbook, waiting_workbook, waiting_workbooks, workbook
from veerkracht.exchange.rules.compare import Difference, Fate, Side
from veerkracht.exchange.sentences import findings
from veerkracht.exchange.workbook.read import read_workbook
from veerkracht.exchange.workbook.write import write_workbook
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import notice as withheld_notice
from veerkracht.programmes.queries.programme import ProgrammeRow, home_key, programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_MISTAKES = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: SignedInRequest) -> HttpResponse:
    """Download the workbook, or upload one: it then waits, and the differences are shown."""
    shown = _programme(request)
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    wrong = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        reading = read_workbook(file.read())
        wrong = findings(mistakes(reading))
        if not wrong:
            require(request.user, "load a programme", [("programme", programme_key(reading))])
            number = uploads.receive(by=request.user, file_name=file.name, reading=reading)
            return redirect("files-differences", number=number)
    context = {
        "programme": shown,
        "form": form,
        "mistakes": wrong[:MOST_MISTAKES],
        "mistake_count": len(wrong),
        "waiting": waiting_workbooks(request.user),
        "breadcrumb": _way((_("Files"), "")),
    }
    return render(request, "exchange/files.html", context, status=422 if form.errors or wrong else 200)


@login_required
@require_GET
def download(request: SignedInRequest) -> HttpResponse:
    """Give the programme as a workbook; where there is none yet, an empty one with all explanations."""
    shown = _programme(request)
    content = write_workbook(whole(shown.key) if shown else {})
    name = shown.key if shown else _("programme")
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_differences(request: SignedInRequest, number: int) -> HttpResponse:
    """Show what a waiting workbook would change; store it when its sender confirms just that."""
    waiting = waiting_workbook(number, viewer=request.user)
    require(request.user, "load a programme", [("programme", waiting.programme_key)])
    problem = ""
    if request.method == "POST":
        try:
            taken = _taken(request.POST, _plan(waiting).of(Fate.CONFLICT))
            uploads.confirm(by=request.user, number=number, seen=request.POST.get("seen", ""), take=taken)
            if waits := withheld_notice(request.user):
                messages.warning(request, waits)
            return redirect("files-outcome", number=number)
        except Refusal as refusal:
            problem = str(refusal)
    context = {
        "waiting": waiting,
        "differences": _differences(waiting),
        "problem": problem,
        "chosen": request.POST,
        "breadcrumb": _way((_("Files"), reverse("files")), (waiting.file_name, "")),
    }
    return render(request, "exchange/differences.html", context, status=409 if problem else 200)


@login_required
@require_POST
def leave(request: SignedInRequest, number: int) -> HttpResponse:
    """Throw a waiting workbook away."""
    uploads.leave(by=request.user, number=number)
    messages.success(request, _("The workbook was thrown away. Nothing was changed."))
    return redirect("files")


@login_required
@require_GET
def outcome(request: SignedInRequest, number: int) -> HttpResponse:
    """Show what was stored of a workbook."""
    done = workbook(number, viewer=request.user)
    if done.confirmed_at is None:
        return redirect("files-differences", number=number)
    told = done.outcome
    context = {
        "done": done,
        "counts": in_words(told["counts"]),
        "stored": any(counts["new"] or counts["changed"] for _name, counts in told["counts"]),
        "vanished": [name_of(table, key) for table, key in told["vanished"]],
        "left": [name_of(table, key) for table, key in told["waiting"]],
        "corrections": [name_of(table, key) for table, key in told["corrections"]],
        "duplicates": told["duplicates"],
        "breadcrumb": _way((_("Files"), reverse("files")), (_("Result"), "")),
    }
    return render(request, "exchange/outcome.html", context)


def _programme(request: SignedInRequest) -> ProgrammeRow | None:
    """Give the programme that the address names, or the one on the home page; none where none is loaded yet."""
    key = request.GET.get("programme") or home_key()
    require(request.user, "load a programme", [("programme", key)])
    found = programme(key) if key else None
    if key and found is None:
        raise NotKnown(_("There is no programme “%(key)s”.") % {"key": key[:80]})
    return found


def _plan(waiting: WaitingWorkbook) -> Plan:
    return plan(waiting.programme_key, read_rows(waiting.reading), lambda _table, _key: Side.NEITHER)


def _differences(waiting: WaitingWorkbook) -> Differences:
    return differences(_plan(waiting))


def _taken(posted: Mapping[str, str], conflicts: list[Difference]) -> dict[tuple[str, str], Side]:
    """Read whose text counts for each row in conflict; where nothing was chosen the row is left alone."""
    sides = {Side.FILE.value: Side.FILE, Side.SCREEN.value: Side.SCREEN}
    return {
        (row.table, row.key): sides.get(posted.get(f"take-{number}", ""), Side.NEITHER)
        for number, row in enumerate(conflicts)
    }


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
