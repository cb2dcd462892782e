"""The personal data with which people come in: invitations, links, second steps, sessions, linked sign-ins, tokens."""

from collections.abc import Iterator
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet

from veerkracht.access.models import Answered, Invitation, SignInLink, Token
from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming
from veerkracht.foundation.texts import Bilingual

INVITING = Processing(
    key="invitations",
    purpose=Bilingual("Mensen uitnodigen om mee te werken", "Invite people to work here"),
    basis=Basis.TASK,
    persons=Bilingual("mensen die zijn uitgenodigd", "people who were invited"),
    recipients=Bilingual("de beheerder en wie is uitgenodigd", "the administrator and who was invited"),
    retention=Retention(
        Bilingual("drie maanden nadat de uitnodiging is verlopen", "three months after the invitation ran out"), days=90
    ),
    source=Bilingual("wie uitnodigt", "who invites"),
)
COMING_IN = Processing(
    key="sign-in",
    purpose=Bilingual(
        "Zeker weten dat iemand is wie hij zegt, en laten zien waar iemand aangemeld is",
        "Be sure that people are who they say, and show where someone is signed in",
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen die hier werken", "people who work here"),
    recipients=Bilingual("de persoon; de beheerder ziet de sessies", "the person; the administrator sees sessions"),
    retention=Retention(
        Bilingual(
            "tot je het weghaalt of het account gewist wordt; links en sessies een maand nadat ze zijn verlopen",
            "until you take it away or the account is erased; links and sessions a month after they ran out",
        ),
        days=30,
    ),
    source=Bilingual("de persoon zelf en diens apparaat", "the person and their device"),
)
ASKING = Processing(
    key="tokens",
    purpose=Bilingual(
        "Een ander systeem namens iemand laten vragen", "Let another system ask in someone's name"
    ),
    basis=Basis.TASK,
    persons=COMING_IN.persons,
    recipients=Bilingual("alleen de persoon zelf", "only the person"),
    retention=Retention(
        Bilingual(
            "een jaar na de laatste dag van het token; een antwoord aan een ander systeem een dag",
            "a year after the last day of the token; an answer to another system a day",
        ),
        days=365,
    ),
    source=Bilingual("de persoon zelf", "the person"),
)  # fmt: skip

ONE_TIME = {
    "digest": ("geheim, onleesbaar gemaakt", "secret, made unreadable"),
    "made_at": ("wanneer gemaakt", "when it was made"),
    "expires_at": ("tot wanneer", "until when"),
    "used_at": ("wanneer gebruikt", "when it was used"),
    "withdrawn_at": ("wanneer ingetrokken", "when it was withdrawn"),
}
OF = ("van wie", "whose")
SECRET = ("geheim", "secret")

DECLARED: Declared = {
    "access.Invitation": declare(
        INVITING,
        **ONE_TIME,
        email=("e-mailadres", "e-mail address"),
        role=("rol", "role"),
        scope_kind=("waar de rol geldt", "where the role counts"),
        scope_key=("waar de rol geldt", "where the role counts"),
        ends_on=("tot wanneer de rol geldt", "until when the role counts"),
        by_key=("sleutel van wie uitnodigde", "key of who invited"),
    ),
    "access.SignInLink": declare(COMING_IN, **ONE_TIME, person=OF),
    "access.Token": declare(
        ASKING,
        person=OF,
        name=("waarvoor het token is", "what the token is for"),
        digest=("token, onleesbaar gemaakt", "token, made unreadable"),
        beginning=("begin van het token", "beginning of the token"),
        scopes=("wat ermee mag", "what may be done with it"),
        made_at=("wanneer gemaakt", "when it was made"),
        expires_on=("laatste dag", "last day"),
        last_used_at=("laatst gebruikt", "last used"),
        revoked_at=("wanneer ingetrokken", "when it was revoked"),
    ),
    "access.Answered": declare(
        ASKING,
        caller=("sleutel van wie vroeg", "key of who asked"),
        body=("wat het andere systeem als antwoord kreeg", "what the other system was answered"),
    ),
    "account.EmailAddress": declare(
        COMING_IN,
        user=OF,
        email=("e-mailadres", "e-mail address"),
        verified=("of het adres bevestigd is", "whether the address was confirmed"),
        primary=("of je je ermee aanmeldt", "whether you sign in with it"),
    ),
    "account.EmailConfirmation": declare(
        COMING_IN,
        email_address=OF,
        created=("wanneer gemaakt", "when it was made"),
        sent=("wanneer gestuurd", "when it was sent"),
        key=SECRET,
    ),
    "mfa.Authenticator": declare(
        COMING_IN,
        user=OF,
        type=("soort tweede stap", "sort of second step"),
        data=("wat nodig is om de tweede stap te controleren", "what is needed to check the second step"),
        created_at=("wanneer toegevoegd", "when it was added"),
        last_used_at=("laatst gebruikt", "last used"),
    ),
    "usersessions.UserSession": declare(
        COMING_IN,
        user=OF,
        created_at=("sinds wanneer aangemeld", "signed in since"),
        ip=("adres van het apparaat op internet (IP)", "address of the device on the internet (IP)"),
        last_seen_at=("laatst gezien", "last seen"),
        session_key=("nummer van de sessie", "number of the session"),
        user_agent=("browser en apparaat", "browser and device"),
        data=("wat de sessie onthoudt", "what the session remembers"),
    ),
    "socialaccount.SocialAccount": declare(
        COMING_IN,
        user=OF,
        provider=("dienst waarmee je je aanmeldt", "service with which you sign in"),
        uid=("nummer bij die dienst", "number at that service"),
        last_login=("laatste keer aangemeld", "last time signed in"),
        date_joined=("wanneer gekoppeld", "when it was linked"),
        extra_data=("wat die dienst over je vertelde", "what that service told about you"),
    ),
    "socialaccount.SocialToken": declare(
        COMING_IN,
        app=("dienst waarmee je je aanmeldt", "service with which you sign in"),
        account=OF,
        token=SECRET,
        token_secret=SECRET,
        expires_at=("tot wanneer", "until when"),
    ),
}

INVITATIONS = Bilingual("uitnodigingen aan dit e-mailadres", "invitations to this e-mail address")
OWNED: tuple[tuple[type[Model], str, Bilingual, tuple[str, ...]], ...] = (
    (SignInLink, "person__key", Bilingual("links om binnen te komen", "links to come in"),
     ("made_at", "expires_at", "used_at", "withdrawn_at")),
    (Token, "person__key", Bilingual("tokens", "tokens"),
     ("name", "beginning", "scopes", "made_at", "expires_on", "last_used_at", "revoked_at")),
    (EmailAddress, "user__key", Bilingual("e-mailadressen om je aan te melden", "e-mail addresses to sign in with"),
     ("email", "verified", "primary")),
    (Authenticator, "user__key", Bilingual("tweede stappen bij het aanmelden", "second steps of signing in"),
     ("type", "created_at", "last_used_at")),
    (UserSession, "user__key", Bilingual("aanmeldingen, met apparaat en adres", "sign-ins, with device and address"),
     ("created_at", "last_seen_at", "ip", "user_agent")),
    (SocialAccount, "user__key", Bilingual("gekoppelde manieren van aanmelden", "linked ways of signing in"),
     ("provider", "uid", "date_joined", "last_login", "extra_data")),
)  # fmt: skip
"""What hangs on someone's account and goes with it: where its key stands, what it is, and what is given: no secret."""


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give how someone comes in, without what would let another come in so."""
    given = ("email", "role", "scope_kind", "scope_key", "made_at", "expires_at", "used_at", "withdrawn_at", "ends_on")
    yield Kept("access.Invitation", INVITATIONS, list(_invited(whose).order_by("pk").values(*given)))
    if whose.key:
        for record, of, what, names in OWNED:
            found = record._default_manager.filter(**{of: whose.key}).order_by("pk")
            yield Kept(record._meta.label, what, list(found.values(*names)))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that all of it goes, and that it stays whom someone invited."""
    yield Fate(INVITATIONS, _invited(whose).count(), goes=True)
    yield Fate(
        Bilingual("antwoorden aan andere systemen van vandaag", "answers of today to other systems"),
        len(_answered(whose)),
        goes=True,
    )
    if not whose.key:
        return
    for record, of, what, _names in OWNED:
        yield Fate(what, record._default_manager.filter(**{of: whose.key}).count(), goes=True)
    yield Fate(
        Bilingual("uitnodigingen aan anderen", "invitations to others"),
        Invitation.objects.filter(by_key=whose.key).exclude(email__iexact=whose.email).count(),
        goes=False,
        why=Bilingual(
            "De uitnodiging gaat over een ander. De sleutel zegt niet wie uitnodigde.",
            "The invitation is about someone else. The key does not say who invited.",
        ),
    )


def erase(*, whose: Whose) -> None:
    """Erase someone's invitations, second steps, sessions, linked sign-ins and tokens."""
    _invited(whose).delete()
    Answered.objects.filter(pk__in=_answered(whose)).delete()
    if not whose.key:
        return
    for session in UserSession.objects.filter(user__key=whose.key):
        Session.objects.filter(session_key=session.session_key).delete()
    for record, of, _what, _names in OWNED:
        record._default_manager.filter(**{of: whose.key}).delete()


def due(*, on: date) -> Iterator[Due]:
    """Give invitations, links, sessions and tokens that ran out long enough ago."""
    for sort, (found, processing, nl, en) in _over(on).items():
        if count := found.count():
            since = on - timedelta(days=processing.retention.days)
            yield Due(sort, "", Bilingual(f"{count} {nl}", f"{count} {en}"), processing.retention.words, since)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy what of one sort had run out so long before that day."""
    processing = next(iter(DECLARED[due.record].values())).processing
    return _over(due.since + timedelta(days=processing.retention.days))[due.record][0].delete()[0]


def _over(on: date) -> dict[str, tuple[QuerySet[Model], Processing, str, str]]:
    """Give what ran out long enough before a day, by sort of record."""

    def before(processing: Processing) -> date:
        return on - timedelta(days=processing.retention.days)

    alive = Session.objects.filter(expire_date__date__gte=on).values("session_key")
    last = before(ASKING)
    return {
        "access.Invitation": (
            Invitation.objects.filter(expires_at__date__lt=before(INVITING)),
            INVITING, "verlopen uitnodigingen", "invitations that ran out",
        ),
        "access.SignInLink": (
            SignInLink.objects.filter(expires_at__date__lt=before(COMING_IN)),
            COMING_IN, "verlopen links om binnen te komen", "links to come in that ran out",
        ),
        "usersessions.UserSession": (
            UserSession.objects.filter(last_seen_at__date__lt=before(COMING_IN)).exclude(session_key__in=alive),
            COMING_IN, "sessies die voorbij zijn", "sessions that are over",
        ),
        "access.Token": (
            Token.objects.filter(Q(expires_on__lt=last) | Q(revoked_at__date__lt=last)),
            ASKING, "verlopen tokens", "tokens that ran out",
        ),
    }  # fmt: skip


def _invited(whose: Whose) -> QuerySet[Invitation]:
    return Invitation.objects.filter(email__iexact=whose.email) if whose.email else Invitation.objects.none()


def _answered(whose: Whose) -> list[int]:
    """Find the answers of today that someone's own system got, or that name them."""
    own = set(Answered.objects.filter(caller=whose.key).values_list("pk", flat=True)) if whose.key else set()
    return sorted(own | {one.pk for one in naming(Answered.objects.all(), ["body"], whose)})
