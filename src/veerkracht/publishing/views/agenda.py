"""The pages and files of the implementation agenda."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Unavailable
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.queries.agenda import AgendaRow, AgendaVersionRow, agenda_text
from veerkracht.programmes.queries.agenda import agenda as agenda_of
from veerkracht.programmes.queries.programme import ProgrammeRow
from veerkracht.publishing.agenda import agenda_page
from veerkracht.publishing.agenda_comparison import compare
from veerkracht.publishing.agenda_paper import Paper, paper
from veerkracht.publishing.agenda_pdf import pdf
from veerkracht.publishing.agenda_word import word
from veerkracht.publishing.days import AskedDay, asked_day
from veerkracht.publishing.filters import asked as filters
from veerkracht.publishing.recorders import keeps
from veerkracht.publishing.scope import above, kept, programme_asked

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def agenda(request: HttpRequest) -> HttpResponse:
    """Read the agenda as it is in force now, or as it was on any day."""
    return _page(request, asked_day(request.GET.get("on", "")))


def _page(request: HttpRequest, asked: AskedDay, *, problem: str = "", status: int = 200) -> HttpResponse:
    reading, programme = programme_asked(filters("agenda", request.GET, ("on", "programme"), paging=False))
    found = _agenda(programme)
    above_it = above(programme)
    if found is None or not found.versions:
        return render(request, "publishing/agenda_none.html", {"breadcrumb": [*above_it, (_("Agenda"), "")]})
    keeper = keeps(request.user, found.programme_key)
    today = localdate()
    page = agenda_page(found, on=asked.day or today, today=today, by_name=keeper)
    told = [f"{asked.problem} {_('Below you see the agenda as it is now.')}" if asked.problem else problem]
    context = {
        "page": page,
        "agenda": found,
        "trail_of": f"agenda:{found.key}",
        "on": asked.day,
        "problems": [*filter(None, told), *reading.notices],
        "keeper": keeper,
        **kept(programme),
        "breadcrumb": [*above_it, (_("Agenda"), "")],
    }
    return render(request, "publishing/agenda.html", context, status=400 if asked.problem else status)


def compare_agenda(request: HttpRequest) -> HttpResponse:
    """Compare the agenda on two days, from the earlier to the later, word by word."""
    reading, programme = programme_asked(
        filters("agenda-compare", request.GET, ("from", "to", "programme"), paging=False)
    )
    found = _agenda(programme)
    if found is None or not found.versions:
        return render(request, "publishing/agenda_none.html", {"breadcrumb": [*above(programme), (_("Agenda"), "")]})
    newest = found.versions[-1]
    previous = found.versions[-2] if len(found.versions) > 1 else newest
    asked = [asked_day(request.GET.get(name, "")) for name in ("from", "to")]
    days = sorted(
        [asked[0].day or previous.in_force_from, asked[1].day or newest.in_force_from],
    )
    old, new = (found.on(day) for day in days)
    problems = [one.problem for one in asked if one.problem]
    context = {
        "agenda": found,
        "days": days,
        "old": old,
        "new": new,
        "first": found.versions[0],
        "problems": [*problems, *reading.notices],
        "comparison": _comparison(found, old, new),
        **(carried := kept(programme)),
        "breadcrumb": [
            *above(programme),
            (_("Agenda"), reverse("agenda") + carried["only_programme"]),
            (_("Compare"), ""),
        ],
    }
    return render(request, "publishing/agenda_compare.html", context, status=400 if problems else 200)


def _comparison(found: AgendaRow, old: AgendaVersionRow | None, new: AgendaVersionRow | None) -> object:
    """Compare two versions; there is nothing to compare where one is missing or both are the same."""
    if old is None or new is None or old.number == new.number:
        return None
    texts = [agenda_text(found.key, version.number) for version in (old, new)]
    return compare(texts[0], texts[1], get_language() or "nl")


def agenda_docx(request: HttpRequest) -> HttpResponse:
    """Download the agenda as it was on a day as docx."""
    return _download(request, word, DOCX, "docx")


def agenda_pdf(request: HttpRequest) -> HttpResponse:
    """Download the agenda as it was on a day as PDF; where that fails, say so on the page, which prints as well."""
    return _download(request, pdf, "application/pdf", "pdf")


def _download(request: HttpRequest, make: Callable[[Paper], bytes], mime: str, ending: str) -> HttpResponse:
    asked = asked_day(request.GET.get("on", ""))
    if asked.problem:
        return _page(request, asked)
    programme = programme_asked(filters("agenda", request.GET, ("on", "programme"), paging=False))[1]
    found = _agenda(programme)
    version = found.on(asked.day or localdate()) if found else None
    if found is None or version is None:
        raise NotKnown(_("There was no agenda on that day. Choose a version from the list on the page of the agenda."))
    try:
        content = make(_paper(programme, found, version))
    except Unavailable as problem:
        instead = _("Print this page, or download the docx.")
        return _page(request, asked, problem=f"{problem} {instead}", status=503)
    name = f"{found.key}-{version.in_force_from:%Y-%m-%d}-{get_language()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=mime, headers=headers)


def _paper(programme: ProgrammeRow | None, found: AgendaRow, version: AgendaVersionRow) -> Paper:
    return paper(
        version,
        agenda_text(found.key, version.number),
        language=get_language() or "nl",
        programme=programme.title if programme else Bilingual(),
        organisation=programme.organisation if programme else "",
    )


def _agenda(programme: ProgrammeRow | None) -> AgendaRow | None:
    return agenda_of(programme.key) if programme else None
