"""What spans all rooms: for each record, who may see what it holds; and what each room offers to search."""

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from veerkracht.access import personal as access_personal
from veerkracht.crossovers import personal as crossovers_personal
from veerkracht.crossovers.actions import hand_over as tasks
from veerkracht.documents import personal as documents_personal
from veerkracht.exchange import personal as exchange_personal
from veerkracht.exchange.actions import upload as uploads
from veerkracht.foundation.personal import Rooms
from veerkracht.fund.contracts import personal as contracts_personal
from veerkracht.fund.ledger import personal as ledger_personal
from veerkracht.fund.reference import personal as reference_personal
from veerkracht.initiatives import personal as initiatives_personal
from veerkracht.initiatives.actions import propose as proposals
from veerkracht.initiatives.selection import personal as selection_personal
from veerkracht.initiatives.selection.actions import explore as applications
from veerkracht.learning.asking import personal as asking_personal
from veerkracht.learning.asking.actions import hand_over as questions
from veerkracht.learning.lessons.actions import hand_over as lessons
from veerkracht.learning.noticing import personal as noticing_personal
from veerkracht.notices import personal as notices_personal
from veerkracht.people import personal as people_personal
from veerkracht.programmes import personal as programmes_personal
from veerkracht.publishing import actions as messages
from veerkracht.publishing import personal as publishing_personal
from veerkracht.results import personal as results_personal
from veerkracht.support.desk import personal as support_personal
from veerkracht.support.desk.actions import answer as requests
from veerkracht.support.giving import personal as giving_personal
from veerkracht.support.giving.actions import hand_over as planned_steps
from veerkracht.support.meeting import personal as meeting_personal
from veerkracht.support.meeting.actions import hand_over as introductions
from veerkracht.support.planning import personal as planning_personal
from veerkracht.support.planning.actions import hand_over as planning
from veerkracht.trail import personal as trail_personal
from veerkracht.writing import actions as drafts
from veerkracht.writing import personal as writing_personal


class Audience(StrEnum):
    """Who may see a record."""

    PUBLIC = "everyone: it is on the public pages and in the open data"
    INTERNAL = "people with a role in the programme"
    PERSONAL = "about a person: only who needs it, shown to that person, and erased when it is no longer needed"


AUDIENCE = {
    "access.Invitation": Audience.PERSONAL,
    "access.SignInLink": Audience.PERSONAL,
    "documents.Consent": Audience.INTERNAL,
    "access.Answered": Audience.INTERNAL,
    "access.Token": Audience.PERSONAL,
    "asking.Hypothesis": Audience.PUBLIC,
    "asking.NextStep": Audience.INTERNAL,
    "asking.Presence": Audience.PERSONAL,
    "asking.Probe": Audience.INTERNAL,
    "asking.ProbeNote": Audience.INTERNAL,
    "asking.Question": Audience.PUBLIC,
    "asking.QuestionSource": Audience.INTERNAL,
    "asking.QuestionVersion": Audience.PUBLIC,
    "asking.Session": Audience.INTERNAL,
    "asking.SessionUse": Audience.INTERNAL,
    "capital.Arrangement": Audience.INTERNAL,
    "capital.CapitalClass": Audience.INTERNAL,
    "capital.Commitment": Audience.INTERNAL,
    "capital.Investment": Audience.INTERNAL,
    "capital.Movement": Audience.INTERNAL,
    "capital.MovementLine": Audience.INTERNAL,
    "contracts.AgreedDefinition": Audience.INTERNAL,
    "contracts.AgreedExample": Audience.INTERNAL,
    "contracts.Contract": Audience.PUBLIC,
    "contracts.OutcomePayment": Audience.INTERNAL,
    "contracts.Party": Audience.PUBLIC,
    "contracts.PaymentReceived": Audience.INTERNAL,
    "contracts.Rejection": Audience.PERSONAL,
    "contracts.Settlement": Audience.INTERNAL,
    "contracts.SettlementLine": Audience.PERSONAL,
    "contracts.Signature": Audience.INTERNAL,
    "contracts.TermsVersion": Audience.INTERNAL,
    "crossovers.CrossOver": Audience.PUBLIC,
    "crossovers.Effect": Audience.PUBLIC,
    "crossovers.Looked": Audience.INTERNAL,
    "crossovers.Share": Audience.PUBLIC,
    "crossovers.TaskOwner": Audience.PERSONAL,
    "documents.Document": Audience.PUBLIC,
    "documents.DocumentAbout": Audience.PUBLIC,
    "documents.Fact": Audience.PUBLIC,
    "documents.FileVersion": Audience.INTERNAL,
    "documents.KeepingPeriod": Audience.INTERNAL,
    "documents.Source": Audience.PUBLIC,
    "evidence.AssumptionSet": Audience.PUBLIC,
    "evidence.Effect": Audience.PUBLIC,
    "evidence.Intervention": Audience.PUBLIC,
    "evidence.OnlyDirection": Audience.PUBLIC,
    "evidence.Outcome": Audience.PUBLIC,
    "evidence.Study": Audience.PUBLIC,
    "evidence.Synthesis": Audience.PUBLIC,
    "exchange.LoadedRow": Audience.INTERNAL,
    "exchange.Upload": Audience.INTERNAL,
    "initiatives.Initiative": Audience.PUBLIC,
    "initiatives.InitiativePlace": Audience.PUBLIC,
    "initiatives.Participation": Audience.PUBLIC,
    "initiatives.Partner": Audience.PUBLIC,
    "initiatives.PossibleDuplicate": Audience.INTERNAL,
    "initiatives.Proposal": Audience.PERSONAL,
    "initiatives.Standing": Audience.PUBLIC,
    "selection.Application": Audience.PERSONAL,
    "selection.Decision": Audience.INTERNAL,
    "selection.Exploration": Audience.PERSONAL,
    "selection.Framework": Audience.INTERNAL,
    "selection.Letter": Audience.PERSONAL,
    "selection.Procedure": Audience.INTERNAL,
    "selection.Reviewer": Audience.PERSONAL,
    "selection.Score": Audience.INTERNAL,
    "lessons.Adoption": Audience.PUBLIC,
    "lessons.EvidenceItem": Audience.PUBLIC,
    "lessons.Judgement": Audience.PUBLIC,
    "lessons.Lesson": Audience.PUBLIC,
    "lessons.LessonRelation": Audience.PUBLIC,
    "lessons.LessonVersion": Audience.PUBLIC,
    "lessons.Reading": Audience.PUBLIC,
    "line.Change": Audience.PUBLIC,
    "line.Link": Audience.PUBLIC,
    "line.Telling": Audience.PUBLIC,
    "ledger.Account": Audience.INTERNAL,
    "ledger.Closing": Audience.INTERNAL,
    "ledger.Commitment": Audience.INTERNAL,
    "ledger.Entry": Audience.INTERNAL,
    "ledger.PeriodLock": Audience.INTERNAL,
    "ledger.Portfolio": Audience.INTERNAL,
    "ledger.Reservation": Audience.INTERNAL,
    "ledger.Transfer": Audience.INTERNAL,
    "ledger.Unlock": Audience.INTERNAL,
    "noticing.HarvestedOutcome": Audience.INTERNAL,
    "noticing.Observation": Audience.PERSONAL,
    "noticing.Publication": Audience.PUBLIC,
    "noticing.Sample": Audience.INTERNAL,
    "noticing.Substantiation": Audience.PERSONAL,
    "noticing.WeekSignal": Audience.INTERNAL,
    "notices.Choice": Audience.PERSONAL,
    "notices.Mail": Audience.PERSONAL,
    "notices.Notice": Audience.PERSONAL,
    "people.Deputy": Audience.PERSONAL,
    "people.Grant": Audience.PERSONAL,
    "people.Interest": Audience.PERSONAL,
    "people.MeantPublic": Audience.PERSONAL,
    "people.Organisation": Audience.PUBLIC,
    "people.Person": Audience.PERSONAL,
    "people.WithheldText": Audience.PERSONAL,
    "places.Boundary": Audience.PUBLIC,
    "places.Place": Audience.PUBLIC,
    "places.PlaceCode": Audience.PUBLIC,
    "places.Succession": Audience.PUBLIC,
    "places.Within": Audience.PUBLIC,
    "programmes.Agenda": Audience.PUBLIC,
    "programmes.AgendaVersion": Audience.PUBLIC,
    "programmes.AnnexRow": Audience.PUBLIC,
    "programmes.Decision": Audience.PUBLIC,
    "programmes.Focus": Audience.PUBLIC,
    "programmes.Goal": Audience.PUBLIC,
    "programmes.GoalVersion": Audience.PUBLIC,
    "programmes.Party": Audience.PUBLIC,
    "programmes.PolicyTask": Audience.PUBLIC,
    "programmes.Programme": Audience.PUBLIC,
    "programmes.Round": Audience.PUBLIC,
    "programmes.Theme": Audience.PUBLIC,
    "publishing.Message": Audience.PERSONAL,
    "running.Chore": Audience.INTERNAL,
    "running.Worker": Audience.INTERNAL,
    "results.Counted": Audience.PERSONAL,
    "results.MetricDefinition": Audience.PUBLIC,
    "results.VerifiedOutcome": Audience.PERSONAL,
    "accounting.NotYet": Audience.PUBLIC,
    "giving.Judgement": Audience.PERSONAL,
    "giving.PlannedStep": Audience.PERSONAL,
    "giving.PlanTemplate": Audience.INTERNAL,
    "giving.Talk": Audience.PERSONAL,
    "planning.Agreement": Audience.INTERNAL,
    "planning.AidGranted": Audience.INTERNAL,
    "planning.CompanyLink": Audience.INTERNAL,
    "planning.Diagnosis": Audience.INTERNAL,
    "planning.Judged": Audience.INTERNAL,
    "planning.Need": Audience.INTERNAL,
    "planning.Offer": Audience.INTERNAL,
    "planning.Plan": Audience.INTERNAL,
    "planning.Referral": Audience.INTERNAL,
    "planning.Scheme": Audience.INTERNAL,
    "reference.Contact": Audience.PERSONAL,
    "reference.Contract": Audience.PUBLIC,
    "reference.Line": Audience.INTERNAL,
    "reference.Oddity": Audience.PUBLIC,
    "reference.Price": Audience.PUBLIC,
    "search.Findable": Audience.INTERNAL,
    "search.KnownWord": Audience.PUBLIC,
    "desk.Attachment": Audience.PERSONAL,
    "desk.Incoming": Audience.PERSONAL,
    "desk.Post": Audience.PERSONAL,
    "desk.SharedAnswer": Audience.PUBLIC,
    "desk.SupportRequest": Audience.PERSONAL,
    "meeting.Introduction": Audience.INTERNAL,
    "meeting.Side": Audience.PERSONAL,
    "meeting.Text": Audience.PERSONAL,
    "meeting.Thread": Audience.PERSONAL,
    "trail.Copy": Audience.PUBLIC,
    "trail.Entry": Audience.INTERNAL,
    "trail.Salt": Audience.PERSONAL,
    "trail.Seal": Audience.INTERNAL,
    "writing.Draft": Audience.PERSONAL,
    "writing.Step": Audience.PERSONAL,
    "workspace.Destruction": Audience.INTERNAL,
}

HANDING_OVER = (
    messages.hand_over,
    uploads.hand_over,
    proposals.hand_over,
    drafts.hand_over,
    lessons.hand_over,
    questions.hand_over,
    requests.hand_over,
    introductions.hand_over,
    applications.hand_over,
    planning.hand_over,
    planned_steps.hand_over,
    tasks.hand_over,
)
"""How each room in which people own records hands them to another person, when an account is closed."""

PERSONAL: Rooms = (
    publishing_personal,
    crossovers_personal,
    exchange_personal,
    access_personal,
    contracts_personal,
    reference_personal,
    ledger_personal,
    results_personal,
    noticing_personal,
    asking_personal,
    planning_personal,
    support_personal,
    meeting_personal,
    selection_personal,
    giving_personal,
    initiatives_personal,
    programmes_personal,
    documents_personal,
    writing_personal,
    notices_personal,
    people_personal,
    trail_personal,
)
"""What each room says of the personal data it holds, and does with them; the account goes before the trail's salt."""

SEARCHED = (
    "programmes",
    "initiatives",
    "places",
    "documents",
    "people",
    "learning.evidence",
    "learning.asking",
    "learning.lessons",
    "support.desk",
    "support.meeting",
)


def searchables() -> Iterator[dict[str, Any]]:
    """Give every text that the rooms offer to search; a room that offers none yet is passed over."""
    for room in SEARCHED:
        for module in _queries(room):
            if callable(getattr(module, "searchables", None)):  # in a folder, the name is also that of a module
                yield from module.searchables()


def _queries(room: str) -> Iterator[ModuleType]:
    """Give the module `queries` of a room, or the modules in it where it is a folder."""
    queries = import_module(f"veerkracht.{room}.queries")
    yield queries
    for part in iter_modules(getattr(queries, "__path__", [])):
        yield import_module(f"{queries.__name__}.{part.name}")
