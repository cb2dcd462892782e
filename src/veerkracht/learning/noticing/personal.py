"""Who noticed what, what a recording of a voice is kept for, and who said something of an outcome."""

from collections.abc import Iterator
from datetime import date, timedelta

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.noticing import sounds
from veerkracht.learning.noticing.actions.own import throw_away_sounds
from veerkracht.learning.noticing.models import Observation, Substantiation

LEARNING = Processing(
    key="observations",
    purpose=Bilingual("Leren van wat mensen in initiatieven opvalt", "Learn from what people notice in initiatives"),
    basis=Basis.TASK,
    persons=Bilingual(
        "wie iets opschrijft, en mensen over wie het gaat", "who writes something down, and people it is about"
    ),
    recipients=Bilingual(
        "wie in het programma een rol heeft; besloten waarnemingen alleen wie het initiatief begeleidt",
        "who has a role in the programme; closed observations only who supports the initiative",
    ),
    retention=Retention(Bilingual("zo lang het programma ervan leert; de sleutel zegt niet wie het schreef",
                                  "as long as the programme learns from it; the key does not say who wrote it")),
    source=Bilingual("de schrijver zelf", "the writer"),
)  # fmt: skip
VOICES = Processing(
    key="recordings",
    purpose=Bilingual("Een ingesproken waarneming uitschrijven", "Write out an observation that was spoken"),
    basis=Basis.CONSENT,
    persons=Bilingual("wie op de opname te horen is", "who can be heard in the recording"),
    recipients=Bilingual("wie de waarneming mag lezen", "who may read the observation"),
    retention=Retention(
        Bilingual("tot de opname is uitgeschreven, en hoogstens 90 dagen",
                  "until the recording is written out, and 90 days at most"), days=90,
    ),
    source=Bilingual("de spreker zelf", "the speaker"),
)  # fmt: skip
CONFIRMING = Processing(
    key="confirmations",
    purpose=Bilingual("Uitkomsten laten bevestigen door buitenstaanders", "Let outsiders confirm outcomes"),
    basis=Basis.TASK,
    persons=Bilingual("buitenstaanders die iets over een uitkomst zeggen", "outsiders who say something of an outcome"),
    recipients=Bilingual("wie het programma bijhoudt", "who keeps the programme"),
    retention=Retention(Bilingual("zo lang de uitkomst telt; de naam kan eruit", "as long as the outcome counts; the "
                                  "name can be taken out")),
    source=Bilingual("de buitenstaander zelf", "the outsider"),
)  # fmt: skip
DECLARED: Declared = {
    "noticing.Observation": declare(
        LEARNING,
        key=("sleutel", "key"),
        kind=("soort", "kind"),
        programme_key=("programma", "programme"),
        initiative_key=("initiatief", "initiative"),
        place_key=("plaats", "place"),
        happened_on=("dag", "day"),
        text=("wat opviel", "what was noticed"),
        expected=("of het verwacht was", "whether it was expected"),
        agreed=("of mensen het eens zijn", "whether people agree"),
        sensitivity=("wie het mag lezen", "who may read it"),
        privacy_checked=("of ernaar gekeken is", "whether it was looked at"),
        author_key=("sleutel van de schrijver", "key of the writer"),
        client_id=("nummer van de telefoon", "number from the phone"),
        sameness=("afdruk van de tekst", "digest of the text"),
        noted_at=("wanneer het is opgeschreven", "when it was written down"),
        recorded_at=("wanneer het is ontvangen", "when it was received"),
        took_seconds=("hoe lang het opschrijven duurde", "how long it took to write down"),
    )
    | declare(
        VOICES,
        sound_sha256=("opname van een stem", "recording of a voice"),
        sound_type=("soort opname", "sort of recording"),
        sound_seconds=("lengte van de opname", "length of the recording"),
        consented_at=("wanneer toestemming is gegeven", "when consent was given"),
    ),
    "noticing.Substantiation": declare(
        CONFIRMING,
        observation=("uitkomst", "outcome"),
        who=("naam", "name"),
        of_organisation=("organisatie", "organisation"),
        independent=("of die erbuiten staat", "whether they stand apart"),
        verdict=("oordeel", "verdict"),
        said_on=("wanneer het is gezegd", "when it was said"),
        by_key=("sleutel van wie het vastlegde", "key of who recorded it"),
        recorded_at=("wanneer het is vastgelegd", "when it was recorded"),
    ),
}
MINE = Bilingual("wat je opschreef", "what you wrote down")
SAID = Bilingual("wat je over uitkomsten zei", "what you said of outcomes")
VOICE = Bilingual("opnames van een stem", "recordings of a voice")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone wrote down, and what they said of outcomes under their whole name."""
    found = Observation.objects.filter(author_key=whose.key) if whose.key else Observation.objects.none()
    fields = ("key", "kind", "initiative_key", "happened_on", "text", "sensitivity", "noted_at", "sound_seconds")
    yield Kept("noticing.Observation", MINE, list(found.order_by("pk").values(*fields)), ("text", "happened_on"))
    said = _said(whose).order_by("pk").values("observation__key", "who", "of_organisation", "verdict", "said_on")
    yield Kept("noticing.Substantiation", SAID, list(said), ("verdict", "said_on"))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that voices and names go, and that what was noticed stays."""
    found = Observation.objects.filter(author_key=whose.key) if whose.key else Observation.objects.none()
    yield Fate(VOICE, found.exclude(sound_sha256="").count(), goes=True)
    yield Fate(Bilingual("naam bij uitkomsten", "name with outcomes"), _said(whose).count(), goes=True)
    why = Bilingual(
        "Lessen rusten erop. De sleutel zegt niet meer wie het schreef.",
        "Lessons rest on it. The key no longer says who wrote it.",
    )
    yield Fate(Bilingual("waarnemingen", "observations"), found.count(), goes=False, why=why)


def erase(*, whose: Whose) -> None:
    """Throw away someone's voice, and their name with outcomes; what was noticed stays under a key without a name."""
    _said(whose).update(who="")
    if whose.key:
        spoken = Observation.objects.filter(author_key=whose.key).exclude(sound_sha256="")
        for key in spoken.values_list("key", flat=True):
            sounds.throw_away(key)
        spoken.update(sound_sha256="", sound_type="")


def due(*, on: date) -> Iterator[Due]:
    """Give the recordings that were kept long enough, as one."""
    last = on - timedelta(days=VOICES.retention.days)
    count = Observation.objects.filter(recorded_at__date__lt=last).exclude(sound_sha256="").count()
    if count:
        what = Bilingual(f"{count} opnames", f"{count} recordings")
        yield Due("noticing.Observation", "", what, VOICES.retention.words, last)


def destroy(*, due: Due) -> int:
    """Destroy the recordings of before a day."""
    return throw_away_sounds(before=due.since)


def _said(whose: Whose):  # type: ignore[no-untyped-def]
    named = " " in whose.name.strip()
    return Substantiation.objects.filter(who__iexact=whose.name.strip()) if named else Substantiation.objects.none()
