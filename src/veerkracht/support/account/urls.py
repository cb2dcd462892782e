"""Addresses of the quarterly account."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.support.account import views

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "support/account"), views.accounts, name="support-accounts"),
    path(pgettext_lazy("url", "support/account/<str:quarter>"), views.account_page, name="support-account"),
    path(pgettext_lazy("url", "support/account/<str:quarter>/docx"), views.account_docx, name="support-account-docx"),
    path(pgettext_lazy("url", "support/account/<str:quarter>/pdf"), views.account_pdf, name="support-account-pdf"),
]
