"""The personal data of people with an account, their roles, interests and sessions, and of texts that wait."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils.timezone import localdate

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Deputy, Grant, Interest, MeantPublic, Organisation, Person, WithheldText
from veerkracht.trail.queries import last_of

ACCOUNT = Processing(
    key="accounts",
    purpose=Bilingual(
        "Mensen toegang geven en laten doen wat bij hun rol hoort",
        "Give people a way in and let them do what belongs to their role",
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen die hier werken", "people who work here"),
    recipients=Bilingual("de beheerder en de persoon zelf", "the administrator and the person"),
    retention=Retention(
        Bilingual("twee jaar na het sluiten van het account", "two years after the account is closed"), days=730
    ),
    source=Bilingual("de persoon zelf en de beheerder", "the person and the administrator"),
)
INTERESTS = Processing(
    key="interests",
    purpose=Bilingual(
        "Voorkomen dat iemand oordeelt over iets waar hij een belang bij heeft",
        "Prevent people from judging what they have an interest in",
    ),
    basis=Basis.TASK,
    persons=ACCOUNT.persons,
    recipients=ACCOUNT.recipients,
    retention=ACCOUNT.retention,
    source=Bilingual("de persoon zelf", "the person"),
)
STAYING = Processing(
    key="sessions",
    purpose=Bilingual("Iemand aangemeld houden", "Keep someone signed in"),
    basis=Basis.TASK,
    persons=ACCOUNT.persons,
    recipients=Bilingual("niemand", "nobody"),
    retention=Retention(Bilingual("tot afmelden, hooguit twee weken", "until signing out, two weeks at most"), days=0),
    source=Bilingual("het systeem zelf", "the system itself"),
)
WITHHOLDING = Processing(
    key="withheld",
    purpose=Bilingual(
        "Voorkomen dat persoonsgegevens op een openbare pagina komen", "Keep personal data off public pages"
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen wier gegevens in een tekst staan", "people whose data stand in a text"),
    recipients=Bilingual("wie het programma bijhoudt", "who keeps the programme"),
    retention=Retention(Bilingual("drie maanden als niemand beslist", "three months where nobody decides"), days=90),
    source=Bilingual("wie de tekst schreef", "who wrote the text"),
)
CONTACT = Processing(
    key="organisations",
    purpose=Bilingual("Contact leggen met een organisatie", "Get in touch with an organisation"),
    basis=Basis.TASK,
    persons=Bilingual("contactpersonen van organisaties", "people to contact at organisations"),
    recipients=Bilingual("wie met de organisatie werkt", "who works with the organisation"),
    retention=Retention(Bilingual("zo lang als de organisatie meedoet", "as long as the organisation takes part")),
    source=Bilingual("de organisatie zelf", "the organisation itself"),
)

DECLARED: Declared = {
    "people.Person": declare(
        ACCOUNT,
        email=("e-mailadres", "e-mail address"),
        name=("naam", "name"),
        password=("wachtwoord, onleesbaar gemaakt", "password, made unreadable"),
        last_login=("laatste keer aangemeld", "last time signed in"),
        is_active=("of het account open is", "whether the account is open"),
        key=("sleutel", "key"),
        aliases=("eerdere namen", "earlier names"),
        origin=("hoe het account ontstond", "how the account came about"),
        recorded_at=("wanneer het account ontstond", "when the account came about"),
        changed_at=("wanneer het veranderde", "when it changed"),
    ),
    "people.Grant": declare(
        ACCOUNT,
        person=("sleutel", "key"),
        role=("rol", "role"),
        scope_kind=("waar de rol geldt", "where the role counts"),
        scope_key=("waar de rol geldt", "where the role counts"),
        starts_on=("vanaf wanneer", "from when"),
        ends_on=("tot wanneer", "until when"),
    ),
    "people.Deputy": declare(
        ACCOUNT,
        person=("sleutel van wie vervangen wordt", "key of who is stood in for"),
        deputy=("sleutel van wie vervangt", "key of who stands in"),
        starts_on=("vanaf wanneer", "from when"),
        ends_on=("tot wanneer", "until when"),
        binds=("of die ook mag beslissen en betalen", "whether they may also decide and pay"),
        appointed_at=("wanneer aangewezen", "when they were appointed"),
    ),
    "people.Interest": declare(
        INTERESTS,
        person=("sleutel", "key"),
        relation=("wat iemand bindt", "what the tie is"),
        about_kind=("waaraan", "with what"),
        about_key=("waaraan", "with what"),
        declared_at=("wanneer gemeld", "when it was declared"),
        until=("tot wanneer", "until when"),
    ),
    "sessions.Session": declare(
        STAYING,
        session_key=("nummer van de sessie", "number of the session"),
        session_data=("wie is aangemeld", "who is signed in"),
        expire_date=("tot wanneer", "until when"),
    ),
    "people.WithheldText": declare(
        WITHHOLDING,
        about_kind=("van welk record", "of which record"),
        about_key=("van welk record", "of which record"),
        part=("van welk deel", "of which part"),
        scopes=("wie erover mag beslissen", "who may decide about it"),
        record=("van welk record", "of which record"),
        number=("van welk record", "of which record"),
        field=("welk veld", "which field"),
        text=("de tekst met wat erin gevonden is", "the text with what was found in it"),
        by_key=("sleutel van wie de tekst schreef", "key of who wrote the text"),
        withheld_at=("wanneer", "when"),
    ),
    "people.MeantPublic": declare(
        WITHHOLDING,
        about_kind=("op welke pagina", "on which page"),
        about_key=("op welke pagina", "on which page"),
        value=("adres of nummer dat openbaar mag zijn", "address or number that may be public"),
        reason=("waarom het openbaar mag zijn", "why it may be public"),
        by_key=("sleutel van wie dat zei", "key of who said so"),
        decided_at=("wanneer", "when"),
    ),
    "people.Organisation": declare(CONTACT, contact_email=("e-mailadres voor vragen", "e-mail address for questions")),
}

ACCOUNTS = Bilingual("account", "account")
ROLES = Bilingual("rollen", "roles")
DEPUTIES = Bilingual("eigen vervangers", "own deputies")
STANDING_IN = Bilingual("vervangen van anderen", "standing in for others")
TIES = Bilingual("gemelde belangen", "declared interests")
SESSIONS = Bilingual("sessies", "sessions")
ADDRESSES = Bilingual("organisaties met dit e-mailadres", "organisations with this e-mail address")
MEANT = Bilingual("toestemming om dit e-mailadres te tonen", "permission to show this e-mail address")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give someone's account, roles, interests and sessions, and where their address stands. The password never."""
    people = Person.objects.filter(key=whose.key) if whose.key else Person.objects.none()
    given = ("key", "name", "email", "is_active", "last_login", "recorded_at", "changed_at", "origin", "aliases")
    yield Kept("people.Person", ACCOUNTS, list(people.values(*given)))
    grants = Grant.objects.filter(person__in=people).order_by("pk")
    yield Kept("people.Grant", ROLES, list(grants.values("role", "scope_kind", "scope_key", "starts_on", "ends_on")))
    period = ("starts_on", "ends_on", "binds", "appointed_at")
    for what, of in ((DEPUTIES, "person"), (STANDING_IN, "deputy")):
        found = Deputy.objects.filter(**{f"{of}__in": people}).order_by("pk")
        yield Kept("people.Deputy", what, list(found.values(*period)))
    ties = Interest.objects.filter(person__in=people).order_by("pk")
    yield Kept(
        "people.Interest", TIES, list(ties.values("relation", "about_kind", "about_key", "declared_at", "until"))
    )
    sessions = [{"expire_date": session.expire_date} for person in people for session in _sessions(person)]
    yield Kept("sessions.Session", SESSIONS, sessions)
    if whose.email:
        bodies = Organisation.objects.filter(contact_email__iexact=whose.email).order_by("key")
        yield Kept("people.Organisation", ADDRESSES, list(bodies.values("key", "contact_email")))
        meant = MeantPublic.objects.filter(value__iexact=whose.email).order_by("pk")
        rows = list(meant.values("about_kind", "about_key", "value", "reason", "decided_at"))
        yield Kept("people.MeantPublic", MEANT, rows)


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that the account goes with all that hangs on it, and the address where it stands."""
    for kept in export(whose=whose):
        what = Bilingual("naam, e-mailadres en wachtwoord", "name, e-mail address and password")
        yield Fate(what if kept.record == "people.Person" else kept.what, len(kept.rows), goes=True)
    waits = len(list(naming(WithheldText.objects.all(), ["text"], whose)))
    yield Fate(
        Bilingual("naam en e-mailadres in teksten die wachten", "name and address in texts that wait"), waits, goes=True
    )


def erase(*, whose: Whose) -> None:
    """Erase someone's account with its roles and interests, and end every session."""
    for person in Person.objects.filter(key=whose.key) if whose.key else ():
        for session in _sessions(person):
            session.delete()
        person.delete()
    if whose.email:
        Organisation.objects.filter(contact_email__iexact=whose.email).update(contact_email="")
        MeantPublic.objects.filter(value__iexact=whose.email).delete()
    strike(WithheldText.objects.all(), ["text"], whose)
    strike(MeantPublic.objects.all(), ["reason"], whose)


def due(*, on: date) -> Iterator[Due]:
    """Give accounts that were closed long enough ago, texts about which nobody decided, and sessions that ended."""
    for key, closed in _closed_before(on):
        what = Bilingual(f"account {key}, gesloten", f"account {key}, closed")
        yield Due("people.Person", key, what, ACCOUNT.retention.words, localdate(closed) + _days(ACCOUNT))
    for text in WithheldText.objects.filter(withheld_at__date__lt=on - _days(WITHHOLDING)).defer("text"):
        what = Bilingual(
            f"wachtende tekst bij {text.about_kind} {text.about_key}",
            f"text that waits with {text.about_kind} {text.about_key}",
        )
        since = localdate(text.withheld_at) + _days(WITHHOLDING)
        yield Due("people.WithheldText", str(text.pk), what, WITHHOLDING.retention.words, since)
    if count := Session.objects.filter(expire_date__date__lt=on).count():
        what = Bilingual(f"{count} verlopen sessies", f"{count} sessions that ended")
        yield Due("sessions.Session", "", what, STAYING.retention.words, on)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy a text that still waits, or the sessions that had ended. An account is erased in all rooms instead."""
    if due.record == "sessions.Session":
        return Session.objects.filter(expire_date__date__lt=due.since).delete()[0]
    return WithheldText.objects.filter(pk=due.number).delete()[0]


def is_due(*, key: str, on: date) -> bool:
    """Say whether an account is closed still, and has been so long enough."""
    return any(key == closed for closed, _at in _closed_before(on))


def _closed_before(on: date) -> Iterator[tuple[str, datetime]]:
    closed = Person.objects.filter(is_active=False).order_by("key").values_list("key", flat=True)
    for key, at in sorted(last_of(deed="close an account", kind="person", keys=list(closed)).items()):
        if localdate(at) < on - _days(ACCOUNT):
            yield key, at


def _days(processing: Processing) -> timedelta:
    return timedelta(days=processing.retention.days)


def _sessions(person: Person) -> list[Session]:
    """Find someone's sessions: what a session holds can be read only one by one."""
    return [one for one in Session.objects.all() if one.get_decoded().get("_auth_user_id") == str(person.pk)]
