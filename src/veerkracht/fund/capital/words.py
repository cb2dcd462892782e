"""What was agreed on capital and what it earned, in words."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.foundation.money import Money, nearest
from veerkracht.fund.capital.models import Days, Reckoned
from veerkracht.fund.capital.queries.capital import CapitalRow, ClassRow
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.rules.promise import PromisedReturn
from veerkracht.fund.rules.returns import NoRate, Rate, Why
from veerkracht.fund.rules.sentences import Percent, word


def conditions(row: CapitalRow) -> tuple[tuple[ClassRow, tuple[str, ...]], ...]:
    """Say in words what each class was promised."""
    return tuple((one, _promises(one)) for one in row.classes)


def rest(row: CapitalRow) -> str:
    """Say who gets what is left when every class is whole."""
    shares = [(one.upside, _("the class %(name)s") % {"name": one.name}) for one in row.classes if one.upside]
    shares += [(row.provider_share, _("the provider")), (row.returned_share, _("the payers"))]
    parts = [f"{share_word(share)} {name}" for share, name in shares if share]
    return _("What is left when every class has its principal and return: %(parts)s.") % {"parts": ", ".join(parts)}


def common_cap(row: CapitalRow) -> str:
    """Say what all investors together receive on top at most; nothing where there is no such cap."""
    if row.cap is None:
        return ""
    return _("All investors together receive on top at most %(promise)s.") % {"promise": promise_word(row.cap)}


def promise_word(said: PromisedReturn) -> str:
    """Say a return with its type, never a bare percentage."""
    kind = str(Reckoned(said.type.value).label)
    days = f" ({Days(said.day_count.value).value})" if said.day_count else ""
    return f"{share_word(said.rate)} {kind}{days}"


def share_word(share: Fraction) -> str:
    return word(Percent(Fraction(share)), language())


def rate_word(rate: Rate | NoRate, *, closed: bool) -> str:
    """Write a rate of return, or why there is none; while money may still come, nothing is lost yet."""
    if isinstance(rate, NoRate) and rate.why is Why.NOTHING_INVESTED:
        return _("none: nothing was paid in")
    if not closed and (isinstance(rate, NoRate) or rate.value < 0):
        return _("not known yet: not all came back")
    if not closed:
        return _("%(rate)s so far") % {"rate": rate.written(language())}
    return rate.written(language())


def times_word(multiple: Fraction | NoRate, *, closed: bool) -> str:
    """Write how much came back for each euro that was put in."""
    if isinstance(multiple, NoRate):
        return _("none: nothing was paid in")
    hundredths = nearest(multiple * 100)
    text = Money(hundredths, "EUR").written(language())
    return f"{text} ×" if closed else _("%(times)s × so far") % {"times": text}


def scenario_word(name: str) -> str:
    """Name a scenario."""
    return {
        "nothing": pgettext("outlook", "Nothing"),
        "low": pgettext("outlook", "Low"),
        "base": pgettext("outlook", "Base"),
        "high": pgettext("outlook", "High"),
    }[name]


def _promises(row: ClassRow) -> tuple[str, ...]:
    if row.is_guarantee:
        return (_("pays at the end what a class lost beyond its largest loss"),)
    found = [
        _("return of %(promise)s") % {"promise": promise_word(row.promised)} if row.promised else _("no fixed return")
    ]
    if row.upside:
        found.append(_("%(share)s of what is left") % {"share": share_word(row.upside)})
    if row.cap:
        found.append(_("on top at most %(promise)s") % {"promise": promise_word(row.cap)})
    if row.largest_loss < 1:
        found.append(_("loses at most %(share)s of what it paid in") % {"share": share_word(row.largest_loss)})
    return tuple(found)
