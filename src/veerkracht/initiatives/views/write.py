"""The forms in which an initiative is written: by who keeps the programme, and by who leads it as a proposal."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.initiatives.actions.propose import propose
from veerkracht.initiatives.actions.write import write, write_standing
from veerkracht.initiatives.forms import InitiativeForm, StandingForm, TextsForm
from veerkracht.initiatives.queries import proposals
from veerkracht.initiatives.queries import writing as asked
from veerkracht.initiatives.queries.writing import TEXTS, Subject
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed

Values = Mapping[str, object]


@keeping_what_was_typed
def write_initiative(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what an initiative says, or propose it, by what one may do."""
    subject = asked.subject(key, viewer=request.user)
    if subject.keeps:
        return edit(request, _kept(request, subject))
    require(request.user, "propose a text", subject.scopes)
    return edit(request, _proposed(request, subject))


@keeping_what_was_typed
def assess(request: SignedInRequest, key: str) -> HttpResponse:
    """Write down how an initiative stood on a day."""
    subject = asked.subject(key, viewer=request.user)
    require(request.user, "keep the programme", subject.scopes)
    day = request.GET.get("on", "")[:10]

    def save(said: Values, now: Values, _undoing: bool) -> None:
        write_standing(by=request.user, key=key, on=str(now["on"]), said=said, seen=now)

    def now(said: Values) -> dict[str, object]:
        # The day names the standing: another day in the form is another standing.
        return asked.standing_values(key, said.get("on") or day)

    sheet = Sheet(
        name=f"standing:{key}:{day}",
        about=("initiative", key),
        part=f"standings {day}",
        title=_title(subject),
        form=StandingForm,
        now=now,
        save=save,
        address=reverse("initiative-assess", args=[key]) + (f"?on={day}" if day else ""),
        done=_done(subject),
        heading=_("How it stood"),
        lede=_("Write down how the initiative stood on a day: its phase, its support base and how durable it was."),
        button=_("Save this"),
        saved=_("It was written down how the initiative stood."),
        whole=True,
        no_undo=_("A standing is a dated note and stays. Write the same day again to change it."),
        context={"breadcrumb": _way(subject, _("How it stood"))},
    )
    return edit(request, sheet)


def _kept(request: SignedInRequest, subject: Subject) -> Sheet:
    """Give the form of who keeps the programme: what is saved counts at once."""

    def save(said: Values, now: Values, undoing: bool) -> None:
        write(by=request.user, key=subject.key, said=said, seen=now, undoing=undoing)

    offered = asked.offered(subject.programme_key)
    return Sheet(
        name=f"initiative:{subject.key}",
        about=("initiative", subject.key),
        title=_title(subject),
        form=type("InitiativeForm", (InitiativeForm,), {"offered": offered}),
        now=lambda _said: asked.values(subject.key),
        save=save,
        address=reverse("initiative-write", args=[subject.key]),
        done=_done(subject),
        heading=_("Change this initiative"),
        lede=_("What you save is public at once, if the initiative is."),
        button=_("Save this"),
        saved=_("The initiative was saved."),
        context={"breadcrumb": _way(subject, _("Change"))},
    )


def _proposed(request: SignedInRequest, subject: Subject) -> Sheet:
    """Give the form of who proposes: someone else looks at it before it is public."""

    def now(_said: Values) -> dict[str, object]:
        public = asked.values(subject.key)
        return {name: public[name] for name in TEXTS} | proposals.open_texts(subject.key, owner_key=request.user.key)

    def save(said: Values, now: Values, _undoing: bool) -> None:
        propose(by=request.user, key=subject.key, said=said, seen=now)

    earlier = proposals.mine(subject.key, owner_key=request.user.key)
    return Sheet(
        name=f"proposal:{subject.key}",
        title=_title(subject),
        form=TextsForm,
        now=now,
        save=save,
        address=reverse("initiative-write", args=[subject.key]),
        done=reverse("initiative-write", args=[subject.key]),
        heading=_("Propose a text"),
        lede=_("Someone who keeps the programme reads your text first. Until then the page stays as it is."),
        button=_("Send for review"),
        saved=_("Your text was sent. You hear from us when someone has read it."),
        no_undo=_("What you send is not public yet. Change it here and send it again: the last one counts."),
        template="initiatives/propose.html",
        context={"earlier": earlier, "breadcrumb": _way(subject, _("Propose a text"))},
    )


def _title(subject: Subject) -> str:
    return subject.title.read(get_language() or "nl").text


def _done(subject: Subject) -> str:
    return reverse("initiative", args=[subject.key]) if subject.published else reverse("initiatives-keep")


def _way(subject: Subject, here: str) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), (_title(subject), _done(subject)), (here, "")]
