"""The forms in which a programme and its agenda are written."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.actions.adopt import adopt
from veerkracht.programmes.actions.versions import RevisedMeanwhile
from veerkracht.programmes.actions.write import write
from veerkracht.programmes.forms import AgendaForm, ProgrammeForm
from veerkracht.programmes.queries import writing as asked
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed

Values = Mapping[str, object]


@keeping_what_was_typed
def write_programme(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what a programme says of itself."""
    title = str(asked.programme_values(key)["title_nl"])
    require(request.user, "keep the programme", [("programme", key)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        write(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    sheet = Sheet(
        name=f"programme:{key}",
        about=("programme", key),
        title=title,
        form=ProgrammeForm,
        now=lambda _said: asked.programme_values(key),
        save=save,
        address=reverse("programme-write", args=[key]),
        done=reverse("programme", args=[key]),
        heading=_("Change this programme"),
        lede=_("What you save is public at once."),
        button=_("Save this"),
        saved=_("The programme was saved."),
        context={"breadcrumb": _way((title, reverse("programme", args=[key])), (_("Change"), ""))},
    )
    return edit(request, sheet)


@keeping_what_was_typed
def write_agenda(request: SignedInRequest, key: str) -> HttpResponse:
    """Record what the agenda says from a day on, and why."""
    programme = asked.agenda_programme(key)
    require(request.user, "keep the programme", [("programme", programme)])

    def save(said: Values, now: Values, _undoing: bool) -> None:
        texts = {name: str(said.get(name, now[name])) for name in asked.AGENDA}
        title, body, note = (Bilingual(texts[f"{of}_nl"], texts[f"{of}_en"]) for of in ("title", "body", "note"))
        try:
            adopt(
                by=request.user,
                agenda_key=key,
                in_force_from=date.fromisoformat(str(now["in_force_from"])),
                reason=str(now["reason"]),
                based_on=int(str(now["based_on"])),
                title=title,
                body=body,
                note=note,
            )
        except RevisedMeanwhile as refusal:
            raise ChangedMeanwhile(str(refusal)) from refusal

    def now(said: Values) -> dict[str, object]:
        # The day and the reason belong to the new version alone: nobody else can have changed them.
        day = said.get("in_force_from") or localdate().isoformat()
        return asked.agenda_values(key) | {"in_force_from": day, "reason": said.get("reason", "")}

    sheet = Sheet(
        name=f"agenda:{key}",
        about=("agenda", key),
        title=_("Implementation agenda"),
        form=AgendaForm,
        now=now,
        save=save,
        address=reverse("agenda-write", args=[key]),
        done=reverse("agenda"),
        heading=_("Revise the agenda"),
        lede=_("You make a new version. What the agenda said before stays readable, with your reason beside it."),
        button=_("Record the new version"),
        saved=_("The new version was recorded."),
        no_undo=_("A version stays, since others may have read it. Is it not right? Record a new one and say why."),
        whole=True,
        context={"breadcrumb": _way((_("Agenda"), reverse("agenda")), (_("Revise"), ""))},
    )
    return edit(request, sheet)


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
