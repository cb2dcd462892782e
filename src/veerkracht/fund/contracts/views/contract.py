"""The pages on which a contract is read: as a whole, as two versions side by side, and as a file."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from veerkracht.foundation.errors import NotAllowed, Refusal, Unavailable
from veerkracht.foundation.paper import Paper
from veerkracht.foundation.pdf import pdf
from veerkracht.foundation.word import word
from veerkracht.fund.contracts.actions.sign import require_signer, sign
from veerkracht.fund.contracts.actions.write import HoldsPersonalData, publish
from veerkracht.fund.contracts.explained import chapters, compared, most
from veerkracht.fund.contracts.paper import paper
from veerkracht.fund.contracts.queries.contract import SIGNERS, ContractRow, Text, with_text
from veerkracht.fund.contracts.queries.contract import contract as contract_of
from veerkracht.fund.contracts.queries.likes import LikeRow, likes
from veerkracht.fund.contracts.queries.readiness import definitions, hurdles, warnings
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.views.shared import around
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.rules.comparison import paragraphs

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def contract(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a contract: what was agreed in words, by whom it is signed, and what must still be done."""
    return _page(request, contract_of(key, viewer=request.user))


def _page(request: SignedInRequest, found: ContractRow, *, problem: str = "", status: int = 200) -> HttpResponse:
    if not found.texts:
        return render(request, "contracts/bare.html", around(request, found, "contract"))
    text = _asked(request, found)
    is_latest = text.pk == found.latest.pk
    signed = {one.organisation_key: one for one in text.signatures}
    signers = [party for party in found.parties if party.side in SIGNERS and party.key in text.signers]
    defined = definitions(found) if is_latest else ()
    todo = hurdles(found, defined) if is_latest and not text.signed and not found.signed_elsewhere else ()
    open_for = is_latest and not text.signed and not found.signed_elsewhere and not todo
    context = {
        **around(request, found, "contract"),
        "text": text,
        "is_latest": is_latest,
        "chapters": chapters(text.terms, found.names, known_from_sources=found.signed_elsewhere),
        "most": most(text.terms, found.names),
        "likes": [(row, _asks(row)) for row in likes(text.terms)] if not found.signed_elsewhere else (),
        "parties": [
            (party, signed.get(party.key), open_for and party.key not in signed and _signs(request, found, party.key))
            for party in signers
        ],
        "others": [party for party in found.parties if party not in signers],
        "unknown_parties": sorted(text.signers - {party.key for party in signers}),
        "hurdles": todo,
        "warnings": warnings(found, defined) if is_latest else (),
        "problem": problem,
    }
    return render(request, "contracts/contract.html", context, status=status)


@login_required
@require_POST
def sign_contract(request: SignedInRequest, key: str) -> HttpResponse:
    """Sign the latest text for a party."""
    found = contract_of(key, viewer=request.user)
    party, seen = request.POST.get("organisation", ""), request.POST.get("seen", "")
    texts = int(seen) if seen.isdecimal() and len(seen) < 9 else -1
    try:
        in_force = sign(by=request.user, contract_key=key, organisation_key=party, seen=texts, on=localdate())
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _page(request, found, problem=str(refusal), status=refusal.status)
    done = _("You signed. Every party has signed now: the contract is in force.") if in_force else _("You signed.")
    messages.success(request, done)
    return redirect("contract", key=key)


@login_required
@require_POST
def publish_contract(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a contract on the public site, or no longer."""
    found = contract_of(key, viewer=request.user)
    shown = request.POST.get("published") == "yes"
    try:
        publish(by=request.user, contract_key=key, published=shown)
    except HoldsPersonalData as refusal:
        return _page(request, found, problem=str(refusal), status=refusal.status)
    done = _("Everyone can read this contract now.") if shown else _("The contract is no longer public.")
    messages.success(request, done)
    return redirect("contract", key=key)


@login_required
def compare(request: SignedInRequest, key: str) -> HttpResponse:
    """Compare two texts: what they say in words, and the text itself."""
    found = with_text(key, viewer=request.user)
    old, new = _pair(request, found)
    lines = [text.document.rstrip("\n").split("\n") for text in (old, new)]
    context = {
        **around(request, found, "contract-compare", _("Compare")),
        "old": old,
        "new": new,
        "chapters": [
            (title, [one for one in changes if one.change != "same"], any(one.change != "same" for one in changes))
            for title, changes in compared(old.terms, new.terms, found.names)
        ],
        "lines": paragraphs(*lines),
        "same": old.document == new.document,
    }
    return render(request, "contracts/compare.html", context)


def _pair(request: SignedInRequest, found: ContractRow) -> tuple[Text, Text]:
    """Give the two texts that are asked; else the last with the one before it."""
    by_name = {f"{text.number}.{text.draft}": text for text in found.texts}
    new = by_name.get(request.GET.get("to", ""), found.latest)
    before = [text for text in found.texts if text.recorded_at < new.recorded_at]
    return by_name.get(request.GET.get("from", ""), before[-1] if before else found.texts[0]), new


def _asked(request: SignedInRequest, found: ContractRow) -> Text:
    """Give the text that is asked, or the latest."""
    number, _point, draft = request.GET.get("version", "").partition(".")
    if number.isdecimal() and len(number) < 5:
        return found.text(int(number), int(draft) if draft.isdecimal() and len(draft) < 6 else 0)
    return found.latest


def _asks(row: LikeRow) -> str:
    """Give the question for the page on which all prices that are alike stand."""
    return urlencode({"q": row.words, "price": str(row.price.exact)})


def _signs(request: SignedInRequest, found: ContractRow, organisation: str) -> bool:
    party = found.party(organisation)
    if party is None:
        return False
    try:
        require_signer(by=request.user, contract=found, party=party)
    except NotAllowed:
        return False
    return True


@login_required
def contract_toml(request: SignedInRequest, key: str) -> HttpResponse:
    """Download the text of the terms itself."""
    found = with_text(key, viewer=request.user)
    text = _asked(request, found)
    return _file(text.document.encode(), "application/toml", f"{key}-{text.number}.{text.draft}.toml")


@login_required
def contract_docx(request: SignedInRequest, key: str) -> HttpResponse:
    """Download the terms in words as docx."""
    return _made(request, key, word, DOCX, "docx")


@login_required
def contract_pdf(request: SignedInRequest, key: str) -> HttpResponse:
    """Download the terms in words as PDF; where that fails, say so on the page, which prints as well."""
    return _made(request, key, pdf, "application/pdf", "pdf")


def _made(request: SignedInRequest, key: str, make: Callable[[Paper], bytes], mime: str, ending: str) -> HttpResponse:
    found = with_text(key, viewer=request.user)
    text = _asked(request, found)
    try:
        content = make(paper(found, text))
    except Unavailable as problem:
        instead = _("Print this page, or download the docx.")
        return _page(request, found, problem=f"{problem} {instead}", status=503)
    return _file(content, mime, f"{key}-{text.number}.{text.draft}-{language()}.{ending}")


def _file(content: bytes, mime: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
