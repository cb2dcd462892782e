"""A contract on paper: one document in one language, from which the docx and the PDF are made."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from veerkracht.foundation.paper import Chapter, Paper, Table
from veerkracht.fund.contracts.explained import Told, chapters, most
from veerkracht.fund.contracts.queries.contract import ContractRow, Text
from veerkracht.fund.contracts.queries.readiness import definitions, examples
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.rules.sentences import word


def paper(contract: ContractRow, text: Text) -> Paper:
    """Write one text of a contract down in the language of who reads."""
    here = language()
    title = contract.title.read(here).text
    version = _("Version %(number)s, draft %(draft)s") % {"number": text.number, "draft": text.draft}
    state = _("signed by every party on %(day)s") if text.signed else _("not signed by every party yet")
    day = word(text.signed_on, here) if text.signed_on else ""
    return Paper(
        language=here,
        title=title,
        author=", ".join(party.name for party in contract.parties) or contract.key,
        facts=(
            (_("Contract"), contract.key),
            (_("Text"), f"{version}, {state % {'day': day}}"),
            (_("Counts for outcomes from"), word(text.in_force_from, here)),
        ),
        chapters=(
            Chapter(_("Parties"), table=_parties(contract, text)),
            *(_chapter(told, here) for told in chapters(text.terms, contract.names)),
            *_definitions(contract, text, here),
            Chapter(_("At most"), table=_most(text, here)),
            *_examples(contract, text, here),
        ),
        words={"version": f"{title} · {version}", "page": _("page"), "of": _("of")},
        made_from=localtime(text.recorded_at),
    )


def _chapter(told: Told, here: str) -> Chapter:
    return Chapter(told.title.read(here).text, told.sentences)


def _parties(contract: ContractRow, text: Text) -> Table:
    signed = {one.organisation_key: one for one in text.signatures}
    head = (_("Organisation"), _("Side"), _("Signed on"))
    return (
        head,
        *(
            (
                party.name,
                party.side_word,
                word(signed[party.key].signed_on, language()) if party.key in signed else "–",
            )
            for party in contract.parties
        ),
    )


def _most(text: Text, here: str) -> Table:
    rows = [
        (one.payer, one.portfolio or "–", f"{one.amount.currency} {one.amount.written(here)}")
        for one in most(text.terms)
    ]
    return ((_("Outcome payer"), _("Budget"), _("At most")), *rows) if rows else ()


def _definitions(contract: ContractRow, text: Text, here: str) -> list[Chapter]:
    """Print what each metric means, as far as the text is the one that is agreed on now."""
    if text.pk != contract.latest.pk:
        return []
    return [
        Chapter(
            _("What “%(title)s” means") % {"title": row.definition.title.read(here).text},
            table=(
                (_("Part"), _("Agreed")),
                *((label, said.read(here).text) for _name, label, said in row.definition.texts if said),
            ),
        )
        for row in definitions(contract)
        if row.definition
    ]


def _examples(contract: ContractRow, text: Text, here: str) -> list[Chapter]:
    rows = [one for one in examples(contract) if not one.withdrawn] if text.pk == contract.latest.pk else []
    if not rows:
        return []
    table = tuple((one.title, one.events.replace("\n", " | "), one.outcome.agreed.written(here)) for one in rows)
    return [Chapter(_("Examples that were agreed"), table=((_("Example"), _("What happens"), _("Amount")), *table))]
