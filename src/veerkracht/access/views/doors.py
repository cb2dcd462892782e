"""Coming in and going out: by password, second step, passkey or link, or as someone of the demonstration."""

from typing import Any, cast

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.base import views as factor
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from veerkracht.access import queries
from veerkracht.access.actions import demo, link
from veerkracht.access.forms import CodeForm, LinkForm, PasskeySignInForm, PasskeyStepForm, SignInForm
from veerkracht.access.views.pages import FormPage
from veerkracht.foundation.errors import Refusal


class SignIn(FormPage, account.LoginView):  # type: ignore[misc]
    """Sign in with e-mail and password, or choose another way."""

    template_name = "access/sign_in.html"
    form_class = SignInForm
    title = gettext_lazy("Sign in")
    button = gettext_lazy("Sign in")
    not_yet = gettext_lazy("You are not signed in yet")

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 200  # browsers offer to keep a password only after another answer
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "next": self.get_next_url() or "",
            "providers": queries.providers(),
            "demo_people": queries.demo_people(),
        }


class SignOut(account.LogoutView):  # type: ignore[misc]
    """Sign out; who was signed out already, in another tab, is told so."""

    template_name = "access/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.request.user.is_authenticated:
            messages.info(self.request, _("You were signed out already."))
        response: HttpResponse = super().post(*args, **kwargs)
        return response


class SecondStep(FormPage, factor.AuthenticateView):  # type: ignore[misc]
    """Give the code of the app, a recovery code, or use the passkey."""

    template_name = "access/second_step.html"
    form_class = CodeForm
    webauthn_form_class = PasskeyStepForm
    title = gettext_lazy("One more step")
    button = gettext_lazy("Sign in")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = queries.factors(self.stage.login.user)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"has_passkey": any(one.kind == "webauthn" for one in factors)}

    def form_invalid(self, _form: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data())
        response.status_code = 422
        return response


class ByPasskey(webauthn.LoginWebAuthnView):  # type: ignore[misc]
    """Sign in with a passkey alone; it asks for a finger or a code itself, so it is two steps in one."""

    form_class = PasskeySignInForm


@method_decorator(never_cache, name="dispatch")
class Closed(account.AccountInactiveView):  # type: ignore[misc]
    """The password was right, but the account was closed."""

    template_name = "access/sorry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = _("This account was closed. Ask the administrator to open it.")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"sentence": said}


@never_cache
def ask_link(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same for every address."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        if too_often := ratelimit.consume_or_429(request, action="request_login_code", key=email):
            return cast("HttpResponse", too_often)

        def page(secret: str) -> str:
            return request.build_absolute_uri(reverse("link", args=[secret]))

        link.ask(email=email, at=timezone.now(), page=page, sign_in=request.build_absolute_uri(reverse("sign-in")))
        return render(request, "access/sent.html", {"email": email})
    context = {
        "form": form,
        "title": _("Sign in by a link"),
        "lede": _("For who comes now and then. You get a mail with a link that works once, for half an hour."),
        "button": _("Send me a link"),
        "back": (_("Sign in with your password"), reverse("sign-in")),
    }
    return render(request, "access/form.html", context, status=422 if form.errors else 200)


@never_cache
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Come in by a link: looking at it uses nothing up, the button does."""
    try:
        if request.method != "POST":
            link.look(secret=secret, at=timezone.now())
            return render(request, "access/link.html")
        person = link.use(secret=secret, at=timezone.now())
    except Refusal as refusal:
        context = {"sentence": str(refusal), "again": reverse("sign-in-link")}
        return render(request, "access/sorry.html", context, status=refusal.status)
    record_authentication(request, person, method="link")
    response: HttpResponse = perform_login(request, Login(user=person, email=person.email))
    return response


@require_POST
def as_demo(request: HttpRequest) -> HttpResponse:
    """Come in as someone of the demonstration."""
    person = demo.enter(key=request.POST.get("person", ""))
    if request.user.is_authenticated:
        account.flows.logout.logout(request, show_message=False)
    record_authentication(request, person, method="demo")
    response: HttpResponse = perform_login(request, Login(user=person, email=person.email))
    return response
