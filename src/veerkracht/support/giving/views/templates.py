"""The pages of templates: with which steps a plan begins, and changing them."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.giving.actions.template import DEED, keep_template
from veerkracht.support.giving.forms import TemplateForm, read_steps, write_steps
from veerkracht.support.giving.queries.scopes import SEE
from veerkracht.support.giving.queries.templates import template, templates
from veerkracht.support.giving.views.doing import giving_way
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed


@login_required
def plan_templates(request: SignedInRequest) -> HttpResponse:
    """Show with which steps a plan begins, for each kind of support."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    context = {
        "templates": templates(),
        "may_change": may(request.user, DEED, [("programme", home_key())]),
        "breadcrumb": giving_way((_("Templates of plans"), "")),
    }
    return render(request, "giving/templates.html", context)


@keeping_what_was_typed
def plan_template(request: SignedInRequest, kind: str) -> HttpResponse:
    """Change with which steps a plan for one kind of support begins."""
    require(request.user, DEED, [("programme", home_key())])
    found = next((one for one in templates() if one.kind == kind), None)
    if found is None:
        raise NotKnown(_("There is no such kind of support. Choose one from the list."))

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        keep_template(by=request.user, kind=kind, steps=read_steps(str(changed.get("steps", now["steps"]))))

    address = reverse("plan-templates")
    sheet = Sheet(
        name=f"plan:{kind}",
        title=_("Templates of plans"),
        form=TemplateForm,
        now=lambda _said: {"steps": write_steps(template(kind).steps)},
        save=save,
        address=reverse("plan-template", args=[kind]),
        done=address,
        heading=_("Plan for %(kind)s") % {"kind": found.kind_word},
        lede=_("Plans that begin from now on take these steps over. Plans that were made stay as they are."),
        button=_("Keep this plan"),
        saved=_("New plans begin with these steps."),
        context={"breadcrumb": giving_way((_("Templates of plans"), address), (found.kind_word, ""))},
    )
    return edit(request, sheet)
