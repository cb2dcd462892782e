"""What is compared: the texts of initiatives and tasks, and which places, partners and groups each has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from veerkracht.crossovers.choices import Kind, State
from veerkracht.crossovers.models import CrossOver
from veerkracht.crossovers.rules.groups import groups
from veerkracht.crossovers.rules.touching import Texts
from veerkracht.initiatives.models import Initiative, InitiativePlace, Partner
from veerkracht.places.models import Place
from veerkracht.places.queries import SMALL
from veerkracht.programmes.models import PolicyTask, Programme
from veerkracht.search.rules.language.stopwords import DUTCH, ENGLISH
from veerkracht.search.rules.language.words import prose
from veerkracht.support.rules.kindred import OWN_WORDS, SENSITIVE, words


@dataclass(slots=True)
class Ground:
    """What something has besides its text: places, organisations and groups of people, by key."""

    places: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def add(self, other: "Ground") -> None:
        self.places |= other.places
        self.partners |= other.partners
        self.groups |= other.groups


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is compared in one programme; `ties` are the pairs that contribute, stated or confirmed."""

    texts: Texts
    numbers: dict[str, int]
    tasks: dict[str, int]
    ties: frozenset[tuple[str, str]]
    of_initiatives: dict[str, Ground]
    of_tasks: dict[str, Ground]


def compared(programme_key: str) -> Compared:
    """Read everything once: nine queries, however many there are."""
    rows = Initiative.objects.filter(programme__key=programme_key, merged_into=None).order_by("pk")
    columns = ("pk", "key", "title_nl", "summary_nl", "story_nl", "ask_nl", "organisation__key")
    texts, numbers = dict[str, str](), dict[str, int]()
    grounds: dict[str, Ground] = defaultdict(Ground)
    for number, key, *parts, organisation in rows.values_list(*columns).iterator(chunk_size=2000):
        numbers[key] = number
        texts[key] = prose("\n\n".join(part for part in parts if part))
        grounds[key].groups |= groups(texts[key])
        if organisation:
            grounds[key].partners.add(organisation)
    of_programme = {"initiative__programme__key": programme_key, "initiative__merged_into": None}
    for key, place in InitiativePlace.objects.filter(**of_programme).values_list("initiative__key", "place__key"):
        grounds[key].places.add(place)
    for key, partner in Partner.objects.filter(**of_programme).values_list("initiative__key", "organisation__key"):
        grounds[key].partners.add(partner)
    tasks, task_texts, task_grounds = dict[str, int](), dict[str, str](), dict[str, Ground]()
    found = PolicyTask.objects.filter(programme__key=programme_key).order_by("position", "key")
    for number, key, title, description, owner in found.values_list(
        "pk", "key", "title_nl", "description_nl", "owner__key"
    ):
        tasks[key] = number
        task_texts[key] = prose(f"{title}\n\n{description}")
        task_grounds[key] = Ground(set(), {owner} if owner else set(), set(groups(task_texts[key])))
    _leave_out_the_leader(programme_key, [*grounds.values(), *task_grounds.values()])
    ties = stated_pairs(programme_key) | _confirmed(programme_key)
    for initiative, task in ties:
        if initiative in grounds and task in task_grounds:
            task_grounds[task].add(grounds[initiative])
    silent = DUTCH | ENGLISH | OWN_WORDS | _place_words()
    whole = Texts(texts, task_texts, frozenset(silent), frozenset(SENSITIVE))
    return Compared(whole, numbers, tasks, frozenset(ties), dict(grounds), task_grounds)


def _leave_out_the_leader(programme_key: str, grounds: Iterable[Ground]) -> None:
    """Leave out the organisation that runs the programme: a partner of nearly all ties nothing to anything."""
    led = Programme.objects.filter(key=programme_key).exclude(organisation=None)
    everywhere = set(led.values_list("organisation__key", flat=True))
    for ground in grounds:
        ground.partners -= everywhere


def stated_pairs(programme_key: str) -> set[tuple[str, str]]:
    """Give which initiative says to contribute to which task, as it is recorded with the initiative."""
    through = Initiative.policy_tasks.through._default_manager.filter(
        policytask__programme__key=programme_key, initiative__merged_into=None
    )
    return set(through.values_list("initiative__key", "policytask__key"))


def _confirmed(programme_key: str) -> set[tuple[str, str]]:
    found = CrossOver.objects.filter(task__programme__key=programme_key, kind=Kind.CONTRIBUTES, state=State.CONFIRMED)
    return set(found.values_list("initiative__key", "task__key"))


def _place_words() -> set[str]:
    """Give the words of the names of places: they would tie all that lies there."""
    names = Place.objects.exclude(kind__in=SMALL).values_list("name", flat=True)
    return {word for name in names.iterator(chunk_size=2000) for word in words(name)}
