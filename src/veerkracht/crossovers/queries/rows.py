"""A cross-over as others see it."""

from dataclasses import dataclass
from datetime import date

from veerkracht.crossovers.choices import Group, Kind, State, Way
from veerkracht.crossovers.models import CrossOver
from veerkracht.foundation.texts import Bilingual


@dataclass(frozen=True, slots=True)
class CrossOverRow:
    """One cross-over: which initiative, which task, in what way, where it stands and on what it rests."""

    key: str
    initiative_key: str
    initiative: Bilingual
    task_key: str
    task: Bilingual
    kind: str
    state: str
    way: str
    why: Bilingual
    words: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    place_keys: tuple[str, ...]
    partner_keys: tuple[str, ...]
    decided_on: date | None
    reason: str
    public: bool

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def state_word(self) -> str:
        return str(State(self.state).label)

    @property
    def way_word(self) -> str:
        return str(Way(self.way).label)


def row(found: CrossOver) -> CrossOverRow:
    """Give a cross-over whose initiative and task were read with it."""
    common = found.common
    return CrossOverRow(
        key=found.key,
        initiative_key=found.initiative.key,
        initiative=found.initiative.title,
        task_key=found.task.key,
        task=found.task.title,
        kind=found.kind,
        state=found.state,
        way=found.way,
        why=found.why,
        words=tuple((ours, theirs) for ours, theirs in found.words),
        groups=tuple(str(Group(one).label) for one in common.get("groups", ()) if one in Group.values),
        place_keys=tuple(common.get("places", ())),
        partner_keys=tuple(common.get("partners", ())),
        decided_on=found.decided_on,
        reason=found.reason,
        public=found.initiative.published and found.initiative.merged_into_id is None,
    )
