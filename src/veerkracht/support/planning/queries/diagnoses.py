"""What initiatives need, as both sides judged it, and what that asks for next."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, Viewer, may, reach, require
from veerkracht.people.queries import names
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Diagnosis, Need
from veerkracht.support.planning.queries.scopes import JUDGE, SEE, Side, of_initiative, side_of, within
from veerkracht.support.planning.queries.words import tenths
from veerkracht.support.rules.diagnosis import Need as Judged
from veerkracht.support.rules.diagnosis import Rater, Standing, raters
from veerkracht.trail.pages import Page, Turn, cut

KINDS = tuple((one.value, one.label) for one in Kind)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """The need for one kind of support as it is shown: both numbers from 0 to 10, and what comes next."""

    kind: str
    word: str
    initiative: float | None
    province: float | None
    standing: Standing
    agreed: float | None
    stuck_on: str
    by_when: date | None
    tried: str
    others: str
    talked: str

    @property
    def talks(self) -> bool:
        return self.standing is Standing.TALK


@dataclass(frozen=True, slots=True)
class Who:
    """How one party judges: its numbers counted, and whether they tell needs apart."""

    name: str
    side: Side
    rater: Rater
    counts: tuple[tuple[str, int], ...]

    @property
    def always(self) -> str:
        return tenths(self.rater.highest)


@dataclass(frozen=True, slots=True)
class DiagnosisLine:
    """A conversation in a list."""

    key: str
    initiative_key: str
    initiative: Bilingual
    held_on: date
    talks: int
    one_sided: int
    agreed: int


@dataclass(frozen=True, slots=True)
class WholeDiagnosis:
    """A conversation with all that was said in it."""

    line: DiagnosisLine
    request_key: str
    by: str
    needs: tuple[NeedRow, ...]
    side: Side | None
    """The side of who looks; nothing for who only reads."""
    same: tuple[Who, ...]
    """The parties whose numbers do not tell needs apart."""
    scopes: tuple[Scope, ...]
    newest: bool
    programme_key: str


def judged(need: Need) -> Judged:
    """Give a need as the rules know it."""
    sides = (need.said_by_initiative, need.said_by_province)
    return Judged(*(None if one is None else float(one) for one in sides))


def diagnoses(viewer: Person, turn: Turn, *, initiative: str = "", talk: bool = False) -> Page[DiagnosisLine]:
    """List the conversations that someone may see, the latest first."""
    found = Diagnosis.objects.filter(within(reach(viewer, SEE))).select_related("initiative")
    if initiative:
        found = found.filter(initiative__key=initiative)
    if talk:
        found = found.filter(needs__talk_since__isnull=False).distinct()
    page = cut(found.prefetch_related("needs"), turn, by="held_on", newest=True)
    return page.of(_line(one) for one in page.rows)


def whole(key: str, *, viewer: Viewer) -> WholeDiagnosis:
    """Give a conversation; refuse who may not see it."""
    found = Diagnosis.objects.select_related("initiative__programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no conversation “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    scopes = of_initiative(found.initiative.key, found.initiative.programme.key)
    require(viewer, SEE, scopes)
    needs = list(found.needs.all())
    last = newest_of(found.initiative.key)
    return WholeDiagnosis(
        line=_line(found, needs),
        request_key=found.request_key,
        by=names([found.by_key]).get(found.by_key, ""),
        needs=tuple(_row(need) for need in needs),
        side=side_of(viewer, scopes) if may(viewer, JUDGE, scopes) else None,
        same=tuple(one for one in judges(found, needs) if not one.rater.tells_apart),
        scopes=scopes,
        newest=last is None or last.pk == found.pk,
        programme_key=found.initiative.programme.key,
    )


def newest_of(initiative_key: str) -> Diagnosis | None:
    """Give the last conversation with an initiative."""
    return Diagnosis.objects.filter(initiative__key=initiative_key).order_by("-held_on", "-pk").first()


def judges(found: Diagnosis, needs: Iterable[Need]) -> tuple[Who, ...]:
    """Show how each party of a conversation judges, over all its conversations: an initiative as one, others alone."""
    people = {need.province_by_key for need in needs} - {""}
    said: dict[str, list[float]] = defaultdict(list)
    ours = Need.objects.filter(diagnosis__initiative=found.initiative, said_by_initiative__isnull=False)
    said["initiative"] = [float(one or 0) for one in ours.values_list("said_by_initiative", flat=True)]
    theirs = Need.objects.filter(province_by_key__in=people, said_by_province__isnull=False)
    for key, share in theirs.values_list("province_by_key", "said_by_province"):
        said[key].append(float(share or 0))
    named = names(people)
    return tuple(
        Who(
            name=named.get(who, "") if who != "initiative" else "",
            side="initiative" if who == "initiative" else "province",
            rater=rater,
            counts=tuple((tenths(share), many) for share, many in sorted(Counter(said[who]).items())),
        )
        for who, rater in raters(said).items()
    )


def now_said(found: Diagnosis, side: str) -> dict[str, object]:
    """Give what one side said, as its form shows it."""
    flat: dict[str, object] = {}
    for need in found.needs.all():
        flat |= {
            f"{need.kind}-need": getattr(need, f"said_by_{side}"),
            f"{need.kind}-stuck_on": need.stuck_on,
            f"{need.kind}-by_when": need.by_when,
            f"{need.kind}-tried": need.tried,
            f"{need.kind}-others": need.others,
        }
    return flat


def said_in(key: str, side: str) -> dict[str, object]:
    """Give what one side said in a conversation."""
    found = Diagnosis.objects.filter(key=key).first()
    return now_said(found, side) if found else {}


def _row(need: Need) -> NeedRow:
    known = judged(need)
    return NeedRow(
        kind=need.kind,
        word=str(Kind(need.kind).label),
        initiative=known.initiative,
        province=known.province,
        standing=known.standing,
        agreed=known.agreed,
        stuck_on=need.stuck_on,
        by_when=need.by_when,
        tried=need.tried,
        others=need.others,
        talked=need.talked,
    )


def _line(found: Diagnosis, needs: Iterable[Need] | None = None) -> DiagnosisLine:
    standings = Counter(judged(need).standing for need in (found.needs.all() if needs is None else needs))
    return DiagnosisLine(
        key=found.key,
        initiative_key=found.initiative.key,
        initiative=Bilingual(found.initiative.title_nl, found.initiative.title_en),
        held_on=found.held_on,
        talks=standings[Standing.TALK],
        one_sided=standings[Standing.ONE_SIDED],
        agreed=standings[Standing.AGREED],
    )


def newest_request(initiative_key: str) -> str:
    """Give the number of the question from which the last conversation came."""
    found = newest_of(initiative_key)
    return found.request_key if found else ""
