from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.workspace import views

urlpatterns: list[URLPattern] = [
    # who may do what; the page of one person is in site/urls, since rooms above hand over what they own
    path(pgettext_lazy("url", "people"), views.people, name="people"),
    path(pgettext_lazy("url", "my-roles"), views.my_roles, name="my-roles"),
    path(pgettext_lazy("url", "why-not"), views.why_not, name="why-not"),
    path(pgettext_lazy("url", "look-as"), views.look, name="look"),
]
