"""Addresses of the pages about contracts."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.fund.contracts.views import agree, budget, contract, lists, parts, settle, write

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "contracts"), lists.contracts, name="contracts"),
    path(pgettext_lazy("url", "contracts/new"), lists.new, name="contract-new"),
    path(pgettext_lazy("url", "contracts/budgets"), budget.budget, name="contract-budget"),
    path(pgettext_lazy("url", "contracts/<str:key>.toml"), contract.contract_toml, name="contract-toml"),
    path(pgettext_lazy("url", "contracts/<str:key>.docx"), contract.contract_docx, name="contract-docx"),
    path(pgettext_lazy("url", "contracts/<str:key>.pdf"), contract.contract_pdf, name="contract-pdf"),
    path(pgettext_lazy("url", "contracts/<str:key>"), contract.contract, name="contract"),
    path(pgettext_lazy("url", "contracts/<str:key>/terms"), write.terms, name="contract-terms"),
    path(pgettext_lazy("url", "contracts/<str:key>/parts"), parts.contract_parts, name="contract-parts"),
    path(pgettext_lazy("url", "contracts/<str:key>/terms/trial"), write.terms_trial, name="contract-trial"),
    path(pgettext_lazy("url", "contracts/<str:key>/compare"), contract.compare, name="contract-compare"),
    path(pgettext_lazy("url", "contracts/<str:key>/definitions"), agree.definitions, name="contract-definitions"),
    path(pgettext_lazy("url", "contracts/<str:key>/examples"), agree.examples, name="contract-examples"),
    path(pgettext_lazy("url", "contracts/<str:key>/sign"), contract.sign_contract, name="contract-sign"),
    path(pgettext_lazy("url", "contracts/<str:key>/publish"), contract.publish_contract, name="contract-publish"),
    path(pgettext_lazy("url", "contracts/<str:key>/outcomes"), settle.outcomes, name="contract-outcomes"),
    path(pgettext_lazy("url", "contracts/<str:key>/settlements"), settle.settlements, name="contract-settlements"),
    path(
        pgettext_lazy("url", "contracts/<str:key>/settlements/<str:until>.csv"),
        settle.settlement_csv,
        name="contract-settlement-csv",
    ),
    path(
        pgettext_lazy("url", "contracts/<str:key>/settlements/<str:until>"),
        settle.settlement,
        name="contract-settlement",
    ),
]
