"""The pages on which an officer reads the annex of an agenda from a docx: choose, look, confirm."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.exchange.actions.annex import receive_annex, take_annex
from veerkracht.exchange.annex import choices_made, preview, title_of
from veerkracht.exchange.annex_file import LARGEST, MEGABYTE, tables
from veerkracht.exchange.forms import AnnexForm, TakeForm
from veerkracht.exchange.queries.annex import WaitingAnnex, theme_options, waiting_annex
from veerkracht.exchange.rules.annex import read_annex
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import notice as withheld_notice
from veerkracht.programmes.queries.agenda import AgendaRow
from veerkracht.programmes.queries.agenda import agenda as agenda_of
from veerkracht.programmes.queries.programme import home_key


@login_required
def choose_annex(request: SignedInRequest) -> HttpResponse:
    """Choose a docx; its tables are read and wait, nothing else is stored."""
    agenda = _agenda(request)
    form = AnnexForm(request.POST, request.FILES) if request.method == "POST" else AnnexForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            reading = read_annex(tables(file, file.size))
            number = receive_annex(
                by=request.user, programme_key=agenda.programme_key, file_name=file.name, reading=reading
            )
            return redirect("agenda-annex-preview", number=number)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    context = {
        "form": form,
        "largest": LARGEST // MEGABYTE,
        "breadcrumb": [(_("Agenda"), reverse("agenda")), (_("Read an annex"), "")],
    }
    return render(request, "exchange/annex.html", context, status=422 if form.errors else 200)


@login_required
def preview_annex(request: SignedInRequest, number: int) -> HttpResponse:
    """Look at each row and what was found about it; only confirming stores anything."""
    agenda = _agenda(request)
    waiting = waiting_annex(number, viewer=request.user)
    begun = {"in_force_from": localdate(), "based_on": agenda.last_number}
    form = TakeForm(request.POST) if request.method == "POST" else TakeForm(initial=begun)
    choices = choices_made(waiting, request.POST.get) if request.method == "POST" else {}
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            take_annex(by=request.user, number=number, agenda_key=agenda.key, choices=choices, **said)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The agenda has a new version with this annex."))
            if waits := withheld_notice(request.user):
                messages.warning(request, waits)
            return redirect(f"{reverse('agenda')}?on={said['in_force_from']:%Y-%m-%d}")
    found = preview(waiting, theme_options(waiting.programme_key), choices)
    context = {
        "form": form,
        "waiting": waiting,
        "preview": found,
        "summary": title_of(found),
        "breadcrumb": _way(waiting),
    }
    return render(request, "exchange/annex_preview.html", context, status=422 if form.errors else 200)


def _way(waiting: WaitingAnnex) -> list[tuple[str, str]]:
    return [
        (_("Agenda"), reverse("agenda")),
        (_("Read an annex"), reverse("agenda-annex")),
        (waiting.file_name, ""),
    ]


def _agenda(request: SignedInRequest) -> AgendaRow:
    """Give the agenda of the home programme to who may load it; refuse everyone else."""
    key = home_key()
    require(request.user, "load a programme", [("programme", key)])
    found = agenda_of(key)
    if found is None:
        raise NotKnown(_("There is no agenda yet. Load the programme first, with an agenda in it."))
    return found
