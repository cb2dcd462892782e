"""The letters to who applied: the words of a decision, and the mail with the private link beneath it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.initiatives.selection.choices import Status
from veerkracht.initiatives.selection.links import address_of
from veerkracht.initiatives.selection.models import Application, Decision, Letter


def mail(letter: Letter) -> EmailMessage:
    """Write the mail of a letter, in the language of who applied."""
    application = letter.application
    with override(application.language):
        link = _("Your own page: %(link)s\nKeep this link to yourself.") % {
            "link": address_of(application.key, application.language)
        }
        body = "\n\n".join([greeting(application), letter.body, link])
    headers = {"X-Auto-Response-Suppress": "All", "Auto-Submitted": "auto-generated"}
    sender = str(settings.VEERKRACHT_DESK_FROM)
    return EmailMessage(f"{letter.subject} [{application.key}]", body, sender, [application.email], headers=headers)


def greeting(application: Application) -> str:
    """Give the words with which a letter begins."""
    return _("Dear %(name)s,") % {"name": application.name} if application.name else _("Hello,")


def decided(application: Application, decision: Decision, *, by: str, round_title: str) -> tuple[str, str]:
    """Write the subject and the body of the letter about a decision: what it is, why, by whom, and what comes next."""
    words = {"title": application.title, "round": round_title}
    said = {
        Status.CHOSEN: _("“%(title)s” joins the programme, in the round “%(round)s”."),
        Status.LIGHT: _(
            "“%(title)s” was not chosen in the round “%(round)s”. We do follow it on the light track: you stay in the "
            "network, you can ask for support, and it can still join later."
        ),
        Status.LEFT: _("“%(title)s” leaves the programme."),
    }[Status(decision.what)] % words
    parts = [said, _("This is why:"), decision.motivation]
    if decision.learning:
        parts += [_("What we want to learn from it:"), decision.learning]
    day = date_format(decision.decided_on, "j F Y")
    parts.append(_("%(who)s decided this on %(day)s.") % {"who": by, "day": day})
    if decision.what != Status.CHOSEN:
        parts.append(_("Do you see it differently? Answer on this letter or call us. We gladly explain it."))
    return _("Decision about %(title)s") % {"title": application.title}, "\n\n".join(parts)
