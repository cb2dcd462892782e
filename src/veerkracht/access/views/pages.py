"""What pages around allauth share: one form with a title, a line and a button."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class FormPage:
    """A page with one form; whatever is typed wrongly is answered with 422 and the form again."""

    template_name = "access/form.html"
    title: Words = ""
    lede: Words = ""
    button: Words = _("Go on")
    not_yet: Words = ""
    back: tuple[Words, Words] | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"title": self.title, "lede": self.lede, "button": self.button, "not_yet": self.not_yet}
        context: dict[str, Any] = super().get_context_data(**kwargs) | words  # type: ignore[misc]
        if asked := context.get("js_data"):
            context["options"] = json.dumps(next(iter(asked.values())))
        return context | {"back": self.back}

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response
