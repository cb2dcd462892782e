"""What a day can begin with: the pages on which someone works, in groups, for whoever may."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.people.permissions import reach

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from veerkracht.people.models import Person

EVERYONE = ""
"""No deed is asked: the page is for whoever is signed in."""
FEW = 10
"""So many initiatives of one's own are named."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A page to begin at: what one does there, and its address."""

    label: "StrOrPromise"
    address: str


GROUPS: "tuple[tuple[StrOrPromise, tuple[tuple[str, str, StrOrPromise], ...]], ...]" = (
    (
        _("Initiatives and the programme"),
        (
            ("keep the programme", "initiatives-keep", _("Change initiatives, one or many at once")),
            ("review a text", "proposals", _("Review proposed texts")),
            ("see messages", "messages", _("Answer messages of readers")),
            ("decide a merge", "duplicates", _("Decide whether two initiatives are the same")),
            ("see applications", "applications", _("Applications: explore, assess and choose")),
            ("set up a selection", "selection-framework", _("Set how initiatives are assessed")),
            ("set up a selection", "selection-procedure", _("Set the stages and the form for choosing")),
            ("keep the programme", "goals", _("Revise a goal")),
            ("load a programme", "agenda-annex", _("Read the annex of an agenda")),
            ("load a programme", "files", _("Change the programme with a workbook")),
            ("see cross-overs", "crossovers-work", _("Cross-overs with the tasks of others")),
            (EVERYONE, "papers", _("Documents: look at them and add them")),
        ),
    ),
    (
        _("Learning"),
        (
            ("record an observation", "noticing", _("Write down what you notice")),
            ("see learning questions", "questions-work", _("Learning questions and probes")),
            ("see learning questions", "sessions-work", _("Sessions: learn together")),
            ("see observations", "learning-line-work", _("See where learning stalls")),
            ("see the calibration", "calibration", _("See whether we expect what happens")),
            ("write a lesson", "lessons-work", _("Work on lessons")),
            ("enter evidence", "evidence-work", _("Keep the evidence")),
        ),
    ),
    (
        _("Support"),
        (
            ("see requests", "requests", _("Support requests: who waits for an answer")),
            ("ask for support", "request-new", _("Ask for support, or note a call")),
            ("see support given", "support-given", _("Support that is given: plans, hours and what came of it")),
            ("see support given", "support-helped", _("What helped, for each kind of support")),
            ("see the account", "support-accounts", _("The quarterly account of support")),
            (EVERYONE, "my-requests", _("What you asked yourself")),
            ("post on the forum", "forum", _("Forum: what initiatives ask and offer each other")),
            ("introduce initiatives", "introductions", _("Introduce initiatives to each other")),
            ("see support plans", "diagnoses", _("Conversations about what an initiative needs")),
            ("see support plans", "support-agreements", _("Support that was proposed and agreed on")),
            ("offer support", "support-offers", _("Offers of support")),
            ("propose support", "support-plans", _("Plan support for who waits")),
            ("propose support", "support-schemes", _("Schemes of others to refer to")),
            ("record small aid", "small-aid", _("Small aid to companies")),
        ),
    ),
    (
        _("Contracts and money"),
        (
            ("see a contract", "contracts", _("Outcomes contracts")),
            ("see a contract", "metrics", _("Definitions of metrics")),
            ("commit budget", "contract-budget", _("Budgets for outcomes")),
        ),
    ),
    (
        _("People and their data"),
        (
            ("see people", "people", _("People and roles")),
            ("publish what was withheld", "withheld", _("Texts that wait")),
            ("see the register", "register", _("Register of processing")),
            ("destroy what is due", "retention", _("Retention")),
        ),
    ),
    (
        _("Yourself"),
        (
            (EVERYONE, "notices", _("What you were told, and which mails you get")),
            (EVERYONE, "deputies", _("Let someone stand in for you")),
            (EVERYONE, "my-roles", _("My roles and interests")),
            (EVERYONE, "my-access", _("My access")),
            (EVERYONE, "my-data", _("My data")),
            (EVERYONE, "tokens", _("Tokens for other systems")),
        ),
    ),
)


def beginnings(person: "Person") -> "list[tuple[StrOrPromise, list[Beginning]]]":
    """Give the groups of pages this person may begin at; a group without pages is left out."""
    own = _own(person)
    groups: list[tuple[StrOrPromise, list[Beginning]]] = [(_("Your initiatives"), own)] if own else []
    for heading, pages in GROUPS:
        begun = [
            Beginning(label, address)
            for deed, name, label in pages
            if (deed == EVERYONE or reach(person, deed).scopes) and (address := _address(name))
        ]
        if begun:
            groups.append((heading, begun))
    return groups


def _own(person: "Person") -> list[Beginning]:
    """Give the initiatives that someone has a role in, for who has no work in the whole programme."""
    within = reach(person, "propose a text")
    if within.everywhere or within.keys("programme"):
        return []
    titles = titles_by_key(sorted(within.keys("initiative"))[:FEW], hidden=True)
    language = (get_language() or "nl")[:2]
    return [Beginning(titles[key].read(language).text, reverse("initiative", args=[key])) for key in sorted(titles)]


def _address(name: str) -> str:
    """Give the address of a page; nothing where the room that has it is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
