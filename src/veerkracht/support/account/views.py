"""The pages of the quarterly account: of which quarters there is one, one of them, and on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal, Unavailable
from veerkracht.foundation.paper import Paper
from veerkracht.foundation.pdf import pdf
from veerkracht.foundation.word import word
from veerkracht.people.permissions import may, require
from veerkracht.programmes.queries.programme import home
from veerkracht.support.account.actions.explain import DEED, explain
from veerkracht.support.account.composed import Account, account, title
from veerkracht.support.account.forms import BecauseForm
from veerkracht.support.account.paper import paper
from veerkracht.support.account.queries.rows import quarters, rows
from veerkracht.support.rules.quarter import Quarter

SEE = "see the account"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which account is asked: of which programme and quarter, as it was known on which day, and whether all of it."""

    programme_key: str
    author: str
    quarter: Quarter
    on: date
    may_see_all: bool
    full: bool
    problem: str = ""

    @property
    def ready(self) -> bool:
        """Say whether there is an account to show: for everyone only when the quarter has ended on that day."""
        return self.full or self.on >= self.quarter.last


class NotThisQuarter(NotKnown):
    """What is asked is no quarter, or one that has not begun."""


def accounts(request: HttpRequest) -> HttpResponse:
    """List the quarters of which there is an account."""
    programme = home()
    key = programme.key if programme else ""
    full = may(request.user, SEE, [("programme", key)])
    today = localdate()
    found = [one for one in quarters(key) if full or one.last <= today]
    context = {
        "quarters": [(str(one), title(one), one) for one in found],
        "today": today,
        "full": full,
        "breadcrumb": [(_("Account of support"), "")],
    }
    return render(request, "accounting/accounts.html", context)


def account_page(request: HttpRequest, quarter: str) -> HttpResponse:
    """Show the account of a quarter as it was known on a day: in public counts, for who keeps the programme all."""
    wanted = _wanted(request, quarter)
    form = BecauseForm(request.POST or None)
    if request.method == "POST":
        require(request.user, DEED, [("programme", wanted.programme_key)])
        if form.is_valid() and _explained(request, wanted, form):
            return redirect("support-account", quarter=quarter)
    return _page(request, wanted, form, status=422 if form.errors else 200)


def account_docx(request: HttpRequest, quarter: str) -> HttpResponse:
    """Download the account as docx."""
    return _made(request, quarter, word, DOCX, "docx")


def account_pdf(request: HttpRequest, quarter: str) -> HttpResponse:
    """Download the account as PDF; where that fails, say so on the page, which prints as well."""
    return _made(request, quarter, pdf, "application/pdf", "pdf")


def _wanted(request: HttpRequest, text: str) -> Wanted:
    quarter, today = Quarter.read(text), localdate()
    programme = home()
    if quarter is None or programme is None or quarter.first > today:
        raise NotThisQuarter(_("There is no account of this quarter. Choose one from the list."))
    asked = request.GET.get("on", "")[:20]
    on, problem = _day(asked, today)
    may_see_all = may(request.user, SEE, [("programme", programme.key)])
    return Wanted(
        programme_key=programme.key,
        author=programme.title.read(get_language() or "nl").text,
        quarter=quarter,
        on=on,
        may_see_all=may_see_all,
        full=may_see_all and request.GET.get("view") != "public",
        problem=problem,
    )


def _day(asked: str, today: date) -> tuple[date, str]:
    """Read as of which day the account is asked; a day to come or one that does not exist is today, and it says so."""
    try:
        day = parse_date(asked) if asked else today
    except ValueError:
        day = None
    if day is None:
        return today, _("This is not a day that exists. Write it as 2018-01-01. Here it is as it is known today.")
    if day > today:
        return today, _("This day is still to come. Here it is as it is known today.")
    return day, ""


def _composed(wanted: Wanted) -> Account | None:
    if not wanted.ready or wanted.on < wanted.quarter.first:
        return None
    found = rows(wanted.programme_key, wanted.quarter, wanted.on)
    return account(found, wanted.quarter, wanted.on, full=wanted.full)


def _page(
    request: HttpRequest, wanted: Wanted, form: BecauseForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    query = "&".join(
        part
        for part in (
            f"on={wanted.on.isoformat()}" if wanted.on != localdate() else "",
            "view=public" if wanted.may_see_all and not wanted.full else "",
        )
        if part
    )
    context = {
        "wanted": wanted,
        "account": _composed(wanted),
        "title": title(wanted.quarter),
        "form": form,
        "may_explain": may(request.user, DEED, [("programme", wanted.programme_key)]) and wanted.full,
        "query": f"?{query}" if query else "",
        "problem": problem or wanted.problem,
        "before": wanted.quarter.previous,
        "after": wanted.quarter.next if wanted.quarter.next.first <= localdate() else None,
        "today": localdate(),
        "breadcrumb": [(_("Account of support"), reverse("support-accounts")), (title(wanted.quarter), "")],
    }
    return render(request, "accounting/account.html", context, status=status)


def _explained(request: HttpRequest, wanted: Wanted, form: BecauseForm) -> bool:
    """Keep why an indicator has no value yet; what is refused stands with the form."""
    typed = form.cleaned_data
    try:
        explain(
            by=request.user,  # type: ignore[arg-type]  # require() let only a person through
            programme_key=wanted.programme_key,
            metric_key=typed["metric"],
            quarter=wanted.quarter,
            reason_nl=typed["reason_nl"],
            reason_en=typed["reason_en"],
            on=localdate(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The reason stands in the account."))
    return True


def _made(request: HttpRequest, quarter: str, make: Callable[[Paper], bytes], mime: str, ending: str) -> HttpResponse:
    wanted = _wanted(request, quarter)
    found = _composed(wanted)
    if found is None:
        words = {"day": date_format(wanted.quarter.last, "j F Y")}
        return _page(request, wanted, BecauseForm(), status=409, problem=_("This account comes after %(day)s.") % words)
    try:
        content = make(paper(found, author=wanted.author))
    except Unavailable as problem:
        instead = _("Print this page, or download the docx.")
        return _page(request, wanted, BecauseForm(), problem=f"{problem} {instead}", status=503)
    parts = (pgettext("quarter", "account"), quarter, wanted.on.isoformat(), "" if wanted.full else _("public"))
    name = f"{'-'.join(part for part in parts if part)}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=mime, headers=headers)
