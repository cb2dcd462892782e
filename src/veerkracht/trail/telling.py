"""Telling a deed in plain words: each deed has its sentence here, and each field its word."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

VIEWED = "view"
"""The deed of someone who was shown personal data."""

SYSTEM = "system"
"""Who did it where no person did."""

FRESH = "key"
"""A key is given once: where it is among the fields, the record was new."""

MOST_FIELDS = 3
"""Of more fields than these only the number of the others is told."""

ADDED = gettext_lazy("%(who)s added %(record)s")

SENTENCES = {
    # initiatives
    "describe": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "join": gettext_lazy("%(who)s recorded in which rounds %(record)s takes part"),
    "partner": gettext_lazy("%(who)s recorded who works in %(record)s"),
    "assess": gettext_lazy("%(who)s recorded how %(record)s stood"),
    "merge": gettext_lazy("%(who)s let %(record)s go on as another initiative"),
    "unmerge": gettext_lazy("%(who)s let %(record)s stand by itself again"),
    "undo": gettext_lazy("%(who)s undid a change of %(fields)s of %(record)s"),
    "propose a text": gettext_lazy("%(who)s proposed %(fields)s: %(record)s"),
    "take a text back": gettext_lazy("%(who)s took back a proposed text about %(record)s"),
    "accept a text": gettext_lazy("%(who)s took over a proposed text: %(record)s"),
    "reject a text": gettext_lazy("%(who)s did not take over a proposed text: %(record)s"),
    "keep apart": gettext_lazy("%(who)s decided that %(record)s and another initiative are not the same"),
    # programmes, goals and agendas
    "found": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "focus": gettext_lazy("%(who)s recorded on which places %(record)s concentrates"),
    "admit": gettext_lazy("%(who)s recorded which organisations take part in %(record)s"),
    "revise": gettext_lazy("%(who)s recorded a new version of %(record)s"),
    "adopt": gettext_lazy("%(who)s recorded what was adopted in %(record)s"),
    "correct": gettext_lazy("%(who)s corrected %(fields)s in a version of %(record)s"),
    # noticing
    "record an observation": gettext_lazy("%(who)s wrote down %(record)s"),
    "mend an observation": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "harvest an outcome": gettext_lazy("%(who)s told what changed and who did it: %(record)s"),
    "write out a recording": gettext_lazy("%(who)s wrote out the recording of %(record)s"),
    "publish an observation": gettext_lazy("%(who)s made %(record)s public"),
    "withdraw an observation": gettext_lazy("%(who)s took %(record)s off the public pages"),
    "substantiate an outcome": gettext_lazy("%(who)s recorded what an outsider says of %(record)s"),
    "draw a sample": gettext_lazy("%(who)s let outcomes be drawn to ask outsiders about: %(record)s"),
    # documents, sources and facts
    "file": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "cite": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "state": gettext_lazy("%(who)s recorded a fact about %(record)s"),
    # files of documents
    "upload": gettext_lazy("%(who)s added a file: %(record)s"),
    "describe a document": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "share": gettext_lazy("%(who)s changed who may see %(record)s"),
    "withdraw": gettext_lazy("%(who)s withdrew a file of %(record)s"),
    "agree": gettext_lazy("%(who)s recorded a consent for the picture in %(record)s"),
    "end consent": gettext_lazy("%(who)s recorded that a consent for the picture in %(record)s was withdrawn"),
    "scan": gettext_lazy("%(who)s looked for viruses in %(record)s"),
    "set a keeping period": gettext_lazy("%(who)s set how long documents are kept: %(record)s"),
    "destroy": gettext_lazy("%(who)s destroyed the files of %(record)s"),
    # places
    "chart": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "assign code": gettext_lazy("%(who)s recorded under which code %(record)s is known"),
    "succeed": gettext_lazy("%(who)s recorded what %(record)s became"),
    "place within": gettext_lazy("%(who)s recorded in what larger place %(record)s lies"),
    "draw": gettext_lazy("%(who)s loaded borders: %(record)s"),
    # people and organisations
    "enrol": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "welcome": gettext_lazy("%(who)s gave %(record)s a way in"),
    "renew password": gettext_lazy("%(who)s gave %(record)s a new password"),
    "grant a role": gettext_lazy("%(who)s gave %(record)s a role"),
    "end a role": gettext_lazy("%(who)s ended a role of %(record)s"),
    "appoint a deputy": gettext_lazy("%(who)s appointed a deputy for %(record)s"),
    "end a deputy": gettext_lazy("%(who)s ended that someone stood in for %(record)s"),
    "make a token": gettext_lazy("%(who)s made a token with which another system acts for %(record)s"),
    "revoke a token": gettext_lazy("%(who)s revoked a token with which another system acted for %(record)s"),
    "close an account": gettext_lazy("%(who)s closed the account of %(record)s"),
    "open an account": gettext_lazy("%(who)s opened the account of %(record)s again"),
    "declare an interest": gettext_lazy("%(who)s declared an interest: %(record)s"),
    "end an interest": gettext_lazy("%(who)s ended an interest: %(record)s"),
    "look as another role": gettext_lazy("%(who)s began to look as another role: %(record)s"),
    "look no longer": gettext_lazy("%(who)s stopped looking as another role: %(record)s"),
    # personal data
    "erase a person": gettext_lazy("%(who)s erased %(record)s"),
    "destroy what is due": gettext_lazy("%(who)s had destroyed what was kept long enough: %(record)s"),
    "withhold a text": gettext_lazy("%(who)s saved %(fields)s of %(record)s, which is not shown yet"),
    "publish what was withheld": gettext_lazy("%(who)s decided that %(fields)s of %(record)s can be shown"),
    "drop a text": gettext_lazy("%(who)s dropped %(fields)s of %(record)s, which was not shown yet"),
    # coming in
    "invite someone": gettext_lazy("%(who)s invited someone for %(record)s"),
    "withdraw an invitation": gettext_lazy("%(who)s took back an invitation for %(record)s"),
    "accept an invitation": gettext_lazy("%(who)s accepted an invitation: %(record)s"),
    "ask for a link": gettext_lazy("%(who)s asked for a link to sign in: %(record)s"),
    "come in by a link": gettext_lazy("%(who)s came in by a link: %(record)s"),
    "refuse a sign-in": gettext_lazy("%(who)s refused a sign-in: %(record)s"),
    "stop sign-ins": gettext_lazy("%(who)s stopped sign-ins for a while: %(record)s"),
    "end a session": gettext_lazy("%(who)s ended sessions of %(record)s"),
    "change a password": gettext_lazy("%(who)s chose a new password: %(record)s"),
    "add a second step": gettext_lazy("%(who)s added a second step: %(record)s"),
    "remove a second step": gettext_lazy("%(who)s removed a second step: %(record)s"),
    "renew recovery codes": gettext_lazy("%(who)s made new recovery codes: %(record)s"),
    "take away second steps": gettext_lazy("%(who)s took away the second steps of %(record)s"),
    "link a sign-in": gettext_lazy("%(who)s linked another sign-in: %(record)s"),
    # files and messages
    "load a programme": gettext_lazy("%(who)s loaded the files of %(record)s"),
    "leave an upload": gettext_lazy("%(who)s uploaded a workbook for %(record)s"),
    "take annex": gettext_lazy("%(who)s took over the annex of %(record)s from a file"),
    "answer": gettext_lazy("%(who)s answered %(record)s"),
    # the books of a fund
    "open in the books": gettext_lazy("%(who)s opened in the books: %(record)s"),
    "post": gettext_lazy("%(who)s posted in the books: %(record)s"),
    "lock a period": gettext_lazy("%(who)s locked a period in the books of %(record)s"),
    "unlock": gettext_lazy("%(who)s unlocked one entry in the books: %(record)s"),
    "commit budget": gettext_lazy("%(who)s changed what is committed to %(record)s"),
    "reserve": gettext_lazy("%(who)s set apart what %(record)s may cost at most"),
    # capital
    "agree on capital": gettext_lazy("%(who)s recorded what was agreed on the capital of %(record)s"),
    "put in capital": gettext_lazy("%(who)s changed what an investor commits to %(record)s"),
    "call capital": gettext_lazy("%(who)s called capital for %(record)s"),
    "distribute": gettext_lazy("%(who)s distributed what was received for %(record)s"),
    "close the capital": gettext_lazy("%(who)s closed the capital of %(record)s"),
    "take back capital": gettext_lazy("%(who)s took back a movement of the capital of %(record)s"),
    # lessons
    "write a lesson": gettext_lazy("%(who)s wrote %(fields)s of %(record)s"),
    "hand over a lesson": gettext_lazy("%(who)s handed %(record)s over to someone else"),
    "hand in a lesson": gettext_lazy("%(who)s handed in %(record)s"),
    "send a lesson back": gettext_lazy("%(who)s sent %(record)s back"),
    "accept a lesson": gettext_lazy("%(who)s found %(record)s good"),
    "publish a lesson": gettext_lazy("%(who)s made %(record)s public"),
    "withdraw a lesson": gettext_lazy("%(who)s withdrew %(record)s"),
    "bring evidence": gettext_lazy("%(who)s brought evidence to %(record)s"),
    "take evidence back": gettext_lazy("%(who)s took evidence of %(record)s back"),
    "set an evidence level": gettext_lazy("%(who)s judged how sure %(record)s is"),
    "relate lessons": gettext_lazy("%(who)s said how %(record)s stands to another lesson"),
    "answer a relation": gettext_lazy("%(who)s answered how %(record)s stands to another lesson"),
    "give a view on a lesson": gettext_lazy("%(who)s read %(record)s and gave a view of the initiative"),
    "adopt a lesson": gettext_lazy("%(who)s told what an initiative did with %(record)s"),
    "make a source unknown": gettext_lazy("%(who)s took the name of an initiative out of %(record)s"),
    # contracts and their outcomes
    "draft a contract": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "write terms": gettext_lazy("%(who)s wrote a new text of %(record)s"),
    "agree on a definition": gettext_lazy("%(who)s recorded a definition that was agreed for %(record)s"),
    "agree on an example": gettext_lazy("%(who)s recorded an example that was agreed for %(record)s"),
    "withdraw an example": gettext_lazy("%(who)s withdrew an example of %(record)s"),
    "sign for a party": gettext_lazy("%(who)s signed %(record)s for a party"),
    "come into force": gettext_lazy("%(who)s was the last to sign %(record)s: it is in force"),
    "receive a payment": gettext_lazy("%(who)s recorded a payment that was received for %(record)s"),
    "take back a payment": gettext_lazy("%(who)s took back a payment of %(record)s"),
    "settle a period": gettext_lazy("%(who)s settled a period of %(record)s"),
    "take in verified outcomes": gettext_lazy("%(who)s took in verified outcomes for %(record)s"),
    "define a metric": gettext_lazy("%(who)s recorded a new version of %(record)s"),
    # evidence
    "describe intervention": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "describe outcome": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "enter study": gettext_lazy("%(who)s changed %(fields)s of %(record)s"),
    "rate study": gettext_lazy("%(who)s judged how strong %(record)s is"),
    "take back study": gettext_lazy("%(who)s took back %(record)s, which no longer counts"),
    "put back study": gettext_lazy("%(who)s let %(record)s count again"),
    "enter effect": gettext_lazy("%(who)s entered an effect that was found: %(record)s"),
    "enter direction": gettext_lazy("%(who)s entered which way it went: %(record)s"),
    "drop finding": gettext_lazy("%(who)s took away a finding that was entered by mistake: %(record)s"),
    "put together": gettext_lazy("%(who)s put studies together: %(record)s"),
    "set assumptions": gettext_lazy("%(who)s set what is assumed when studies are put together: %(record)s"),
    # the trail itself
    VIEWED: gettext_lazy("%(who)s saw %(fields)s of %(record)s"),
}
"""The sentence of each deed. A deed that a room records and that is not here fails tests/house/test_deeds_told.py."""

KINDS = {
    "account": gettext_lazy("the account of money"),
    "agenda": gettext_lazy("the agenda"),
    "assumptions": gettext_lazy("assumptions"),
    "boundaries": gettext_lazy("the year"),
    "contract": gettext_lazy("the contract"),
    "destruction": gettext_lazy("the list for destruction"),
    "document": gettext_lazy("the document"),
    "document kind": gettext_lazy("the kind of document"),
    "entry": gettext_lazy("the journal entry"),
    "fund": gettext_lazy("the fund"),
    "goal": gettext_lazy("the goal"),
    "initiative": gettext_lazy("the initiative"),
    "intervention": gettext_lazy("the intervention"),
    "lesson": gettext_lazy("the lesson"),
    "message": gettext_lazy("message"),
    "metric": gettext_lazy("the metric"),
    "observation": gettext_lazy("the observation"),
    "organisation": gettext_lazy("the organisation"),
    "outcome": gettext_lazy("the outcome"),
    "page": gettext_lazy("the page"),
    "person": gettext_lazy("the person"),
    "place": gettext_lazy("the place"),
    "portfolio": gettext_lazy("the portfolio"),
    "programme": gettext_lazy("the programme"),
    "reader": gettext_lazy("a reader"),
    "role": gettext_lazy("the role"),
    "proposal": gettext_lazy("proposal"),
    "round": gettext_lazy("the round"),
    "source": gettext_lazy("the source"),
    "study": gettext_lazy("the study"),
    "synthesis": gettext_lazy("the synthesis"),
    "task": gettext_lazy("the policy task"),
    "theme": gettext_lazy("the theme"),
    "unlock": gettext_lazy("the unlock"),
}
"""The word of each kind of record."""

REFUSED = gettext_lazy("%(who)s was refused something at %(record)s (%(deed)s)")
OTHER = gettext_lazy("%(who)s did “%(deed)s” with %(record)s")

FIELDS = {
    "about": gettext_lazy("what it is about"),
    "adoption": gettext_lazy("what an initiative did with it"),
    "aliases": gettext_lazy("the earlier names"),
    "annex": gettext_lazy("the annex"),
    "answer": gettext_lazy("the answer"),
    "area": gettext_lazy("the area"),
    "ask_nl": gettext_lazy("what it asks"),
    "ask_en": gettext_lazy("what it asks (in English)"),
    "body_nl": gettext_lazy("the text"),
    "body_en": gettext_lazy("the text (in English)"),
    "alternative_nl": gettext_lazy("what the picture shows"),
    "alternative_en": gettext_lazy("what the picture shows (in English)"),
    "audience": gettext_lazy("who may see it"),
    "codes": gettext_lazy("the codes"),
    "consents": gettext_lazy("the consents"),
    "current": gettext_lazy("the file that counts"),
    "cut": gettext_lazy("whether its text was cut"),
    "destroyed_at": gettext_lazy("the day of destruction"),
    "document": gettext_lazy("the document"),
    "file": gettext_lazy("the file"),
    "height": gettext_lazy("the height"),
    "kept_from": gettext_lazy("the day from which it is kept"),
    "media_type": gettext_lazy("the sort of file"),
    "pages": gettext_lazy("the pages"),
    "personal": gettext_lazy("whether it holds data about persons"),
    "readers": gettext_lazy("the roles that may see it"),
    "scan": gettext_lazy("the virus scan"),
    "sha256": gettext_lazy("the hash"),
    "shows_people": gettext_lazy("whether people can be recognised"),
    "size": gettext_lazy("the size"),
    "width": gettext_lazy("the width"),
    "withdrawn_at": gettext_lazy("the day of withdrawal"),
    "withdrawn_because": gettext_lazy("why it was withdrawn"),
    "years": gettext_lazy("the number of years"),
    "contact_email": gettext_lazy("the e-mail address for questions"),
    "contact_public": gettext_lazy("whether the e-mail address is shown"),
    "coordinate_source": gettext_lazy("the source of the coordinate"),
    "decisions": gettext_lazy("the decisions"),
    "deputies": gettext_lazy("the deputies"),
    "description_nl": gettext_lazy("the description"),
    "description_en": gettext_lazy("the description (in English)"),
    "email": gettext_lazy("the e-mail address"),
    "contract": gettext_lazy("the contract"),
    "draft": gettext_lazy("the draft"),
    "because_nl": gettext_lazy("the reason it worked or not"),
    "because_en": gettext_lazy("the reason it worked or not (in English)"),
    "context_required": gettext_lazy("the circumstances it needs"),
    "context_seen": gettext_lazy("the circumstances in which it was seen"),
    "direction": gettext_lazy("how it went"),
    "evidence": gettext_lazy("the evidence"),
    "everywhere": gettext_lazy("whether it is claimed everywhere"),
    "if_nl": gettext_lazy("what was tried"),
    "if_en": gettext_lazy("what was tried (in English)"),
    "judgement": gettext_lazy("the judgement"),
    "initiative_key": gettext_lazy("the initiative"),
    "lesson": gettext_lazy("the lesson"),
    "moved_at": gettext_lazy("the moment of the last step"),
    "outcome": gettext_lazy("the outcome"),
    "owner_key": gettext_lazy("the owner"),
    "readable_until": gettext_lazy("the day until which it can be read first"),
    "setting": gettext_lazy("the kind of place"),
    "shown": gettext_lazy("the public version"),
    "state": gettext_lazy("how far it is"),
    "word": gettext_lazy("how sure it is"),
    "relations": gettext_lazy("the relations"),
    "then_nl": gettext_lazy("what happened"),
    "then_en": gettext_lazy("what happened (in English)"),
    "view": gettext_lazy("the own view"),
    "ends_on": gettext_lazy("the end"),
    "everything": gettext_lazy("all personal data"),
    "facts": gettext_lazy("the facts"),
    "focuses": gettext_lazy("the places it concentrates on"),
    "grants": gettext_lazy("the roles"),
    "home": gettext_lazy("whether it stands on the home page"),
    "initiative": gettext_lazy("the initiative"),
    "interests": gettext_lazy("the interests"),
    "is_active": gettext_lazy("whether the account is open"),
    "key": gettext_lazy("the key"),
    "kind": gettext_lazy("the kind"),
    "kvk": gettext_lazy("the Chamber of Commerce number"),
    "latitude": gettext_lazy("the latitude"),
    "longitude": gettext_lazy("the longitude"),
    "merged_into": gettext_lazy("the initiative it goes on as"),
    "name": gettext_lazy("the name"),
    "note_nl": gettext_lazy("the note"),
    "note_en": gettext_lazy("the note (in English)"),
    "organisation": gettext_lazy("the organisation"),
    "owner": gettext_lazy("the owner"),
    "participations": gettext_lazy("the rounds"),
    "parties": gettext_lazy("the organisations that take part"),
    "partners": gettext_lazy("the partners"),
    "password": gettext_lazy("the password"),
    "phase": gettext_lazy("the phase"),
    "places": gettext_lazy("the places"),
    "policy_tasks": gettext_lazy("the policy tasks"),
    "position": gettext_lazy("the place in the order"),
    "programme_key": gettext_lazy("the programme"),
    "programme": gettext_lazy("the programme"),
    "province_wide": gettext_lazy("whether it works in the whole area"),
    "published": gettext_lazy("whether it is public"),
    "published_on": gettext_lazy("the day of publication"),
    "publisher": gettext_lazy("the publisher"),
    "purpose_nl": gettext_lazy("the purpose"),
    "purpose_en": gettext_lazy("the purpose (in English)"),
    "reason": gettext_lazy("the reason"),
    "role": gettext_lazy("the role"),
    "round": gettext_lazy("the round"),
    "seat": gettext_lazy("the seat"),
    "seat_place_key": gettext_lazy("the place of the seat"),
    "signed_elsewhere": gettext_lazy("whether it was signed elsewhere"),
    "source": gettext_lazy("the source"),
    "standings": gettext_lazy("how it stands"),
    "started_on": gettext_lazy("the start"),
    "starts_on": gettext_lazy("the beginning"),
    "status": gettext_lazy("the status"),
    "story_nl": gettext_lazy("the story"),
    "story_en": gettext_lazy("the story (in English)"),
    "successors": gettext_lazy("what it became"),
    "summary_nl": gettext_lazy("the summary"),
    "summary_en": gettext_lazy("the summary (in English)"),
    "text": gettext_lazy("the text"),
    "text_nl": gettext_lazy("the text"),
    "text_en": gettext_lazy("the text (in English)"),
    "themes": gettext_lazy("the themes"),
    "title": gettext_lazy("the title"),
    "title_nl": gettext_lazy("the title"),
    "title_en": gettext_lazy("the title (in English)"),
    "tokens": gettext_lazy("the tokens"),
    "url": gettext_lazy("the web address"),
    "website": gettext_lazy("the website"),
    "wholes": gettext_lazy("the larger places"),
    # evidence
    "adaptable_nl": gettext_lazy("what may differ by place"),
    "adaptable_en": gettext_lazy("what may differ by place (in English)"),
    "circumstance": gettext_lazy("the kind of place"),
    "compared": gettext_lazy("how many people it was compared with"),
    "content": gettext_lazy("what is assumed"),
    "control_reached": gettext_lazy("whether the control group was reached too"),
    "core_nl": gettext_lazy("what must not be left out"),
    "core_en": gettext_lazy("what must not be left out (in English)"),
    "cost_nl": gettext_lazy("what it costs"),
    "cost_en": gettext_lazy("what it costs (in English)"),
    "described": gettext_lazy("whether it is described"),
    "design": gettext_lazy("the design"),
    "deviation": gettext_lazy("the standard deviation"),
    "directions": gettext_lazy("which way it went"),
    "dutch": gettext_lazy("whether it is from the Netherlands"),
    "effects": gettext_lazy("the effects"),
    "followed_months": gettext_lazy("how long people were followed"),
    "funder": gettext_lazy("who paid for it"),
    "independent": gettext_lazy("whether others did it than the initiative"),
    "instrument": gettext_lazy("what it is measured with"),
    "intervention": gettext_lazy("the intervention"),
    "left_out": gettext_lazy("the studies left out"),
    "level": gettext_lazy("the level"),
    "level_second": gettext_lazy("the level by a second rater"),
    "lost": gettext_lazy("the share of people lost"),
    "method": gettext_lazy("the method"),
    "neighbours": gettext_lazy("the studies to borrow from"),
    "noticeable": gettext_lazy("the smallest difference people notice"),
    "own_measure": gettext_lazy("whether it was measured with something self-made"),
    "panel": gettext_lazy("the panel"),
    "people_nl": gettext_lazy("for whom it was"),
    "people_en": gettext_lazy("for whom it was (in English)"),
    "period": gettext_lazy("the period"),
    "recognised_as": gettext_lazy("the recognition"),
    "recognised_by": gettext_lazy("who recognised it"),
    "recognised_until": gettext_lazy("the end of the recognition"),
    "registered": gettext_lazy("whether it was announced before"),
    "result": gettext_lazy("the result"),
    "retracted": gettext_lazy("whether it still counts"),
    "second_by_key": gettext_lazy("the second rater"),
    "studies": gettext_lazy("the studies"),
    "superseded_by": gettext_lazy("what came in its place"),
    "theory": gettext_lazy("whether there is a theory of why it works"),
    "treated": gettext_lazy("how many people were reached"),
    "unit_nl": gettext_lazy("the unit"),
    "unit_en": gettext_lazy("the unit (in English)"),
    "assumptions": gettext_lazy("the assumptions"),
}
"""The word of each field that a deed can name."""


def told(*, deed: str, fields: Iterable[str], who: str, record: str, reason: str = "", refused: bool = False) -> str:
    """Tell a deed in one sentence, with its reason behind a colon."""
    names = tuple(fields)
    pattern = ADDED if FRESH in names and deed not in (VIEWED, "welcome") else SENTENCES.get(deed, OTHER)
    words = {"who": who, "record": record, "deed": deed, "fields": in_words(names)}
    sentence = capfirst(str(REFUSED if refused else pattern) % words)
    return f"{sentence}: {reason}" if reason and not refused else f"{sentence}."


def alike(deed: str) -> frozenset[str]:
    """Give the deeds that are told with the same sentence: to a reader they are one."""
    return frozenset(other for other, sentence in SENTENCES.items() if sentence == SENTENCES.get(deed)) or frozenset(
        {deed}
    )


def choices() -> dict[str, str]:
    """Give each deed that reads differently, with its sentence, to choose from."""
    words = {"who": "…", "record": "…", "fields": "…"}
    told_once = {str(sentence) % words: deed for deed, sentence in reversed(SENTENCES.items())}
    return {deed: sentence for sentence, deed in sorted(told_once.items())}


def in_words(fields: Iterable[str]) -> str:
    """Write the names of fields as people do: the title, the phase and 2 other details."""
    words = list(dict.fromkeys(str(FIELDS.get(name, name)) for name in fields))
    if not words:
        return _("something")
    if len(words) > MOST_FIELDS:
        more = len(words) - MOST_FIELDS + 1
        others = ngettext("%(count)s other detail", "%(count)s other details", more) % {"count": more}
        words = [*words[: MOST_FIELDS - 1], others]
    *first, last = words
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
