from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.workspace import views

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "sign-in"), views.SignIn.as_view(), name="sign-in"),
    path(pgettext_lazy("url", "sign-out"), views.SignOut.as_view(), name="sign-out"),
]
