"""Addresses of the public site; each subject adds its own section."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.publishing.views import agenda, goals, messages

urlpatterns: list[URLPattern] = [
    # messages of readers
    path(pgettext_lazy("url", "not-right"), messages.correction, name="correction"),
    path(pgettext_lazy("url", "contact"), messages.contact, name="contact"),
    path(pgettext_lazy("url", "messages"), messages.messages, name="messages"),
    path(pgettext_lazy("url", "messages/<int:number>"), messages.message, name="message"),
    # goals and the agenda
    path(pgettext_lazy("url", "goals"), goals.goals, name="goals"),
    path(pgettext_lazy("url", "goals/<str:key>"), goals.goal, name="goal"),
    path(pgettext_lazy("url", "goals/<str:key>/revise"), goals.revise_goal, name="goal-revise"),
    path("agenda", agenda.agenda, name="agenda"),
    path(pgettext_lazy("url", "agenda/compare"), agenda.compare_agenda, name="agenda-compare"),
    path("agenda.docx", agenda.agenda_docx, name="agenda-docx"),
    path("agenda.pdf", agenda.agenda_pdf, name="agenda-pdf"),
    # the public site: home, initiatives, parts of the programme, organisations, papers, search, about
    path("", home.home, name="home"),
    path(pgettext_lazy("url", "programmes/<str:key>"), home.programme, name="programme"),
    path(pgettext_lazy("url", "initiatives"), initiatives.initiatives, name="initiatives"),
    path(pgettext_lazy("url", "initiatives/<str:key>.json"), initiatives.initiative_json, name="initiative-json"),
    path(pgettext_lazy("url", "initiatives/<str:key>"), initiatives.initiative, name="initiative"),
    path(pgettext_lazy("url", "themes"), parts.themes, name="themes"),
    path(pgettext_lazy("url", "themes/<str:key>"), parts.theme, name="theme"),
    path(pgettext_lazy("url", "tasks"), parts.tasks, name="tasks"),
    path(pgettext_lazy("url", "tasks/<str:key>"), parts.task, name="task"),
    path(pgettext_lazy("url", "rounds"), parts.rounds, name="rounds"),
    path(pgettext_lazy("url", "rounds/<str:key>"), parts.round_, name="round"),
    path(pgettext_lazy("url", "organisations"), organisations.organisations, name="organisations"),
    path(pgettext_lazy("url", "organisations/<str:key>"), organisations.organisation, name="organisation"),
    path(pgettext_lazy("url", "documents"), papers.documents, name="documents"),
    path(pgettext_lazy("url", "documents/<str:key>"), papers.document, name="document"),
    path(pgettext_lazy("url", "sources"), papers.sources, name="sources"),
    path(pgettext_lazy("url", "sources/<str:key>"), papers.source, name="source"),
    path(pgettext_lazy("url", "search"), found.search, name="search"),
    path(pgettext_lazy("url", "about"), about.about, name="about"),
    path(pgettext_lazy("url", "accessibility"), about.accessibility, name="accessibility"),
    path("privacy", about.privacy, name="privacy"),
    path("open-data", data.open_data, name="open-data"),
    path(pgettext_lazy("url", "new.atom"), feeds.feed, name="feed"),
    # each list as a file
    path(pgettext_lazy("url", "initiatives.csv"), data.csv_of("initiatives"), name="initiatives-csv"),
    path(pgettext_lazy("url", "initiatives.json"), data.json_of("initiatives"), name="initiatives-json"),
    path(pgettext_lazy("url", "themes.csv"), data.csv_of("themes"), name="themes-csv"),
    path(pgettext_lazy("url", "themes.json"), data.json_of("themes"), name="themes-json"),
    path(pgettext_lazy("url", "tasks.csv"), data.csv_of("tasks"), name="tasks-csv"),
    path(pgettext_lazy("url", "tasks.json"), data.json_of("tasks"), name="tasks-json"),
    path(pgettext_lazy("url", "rounds.csv"), data.csv_of("rounds"), name="rounds-csv"),
    path(pgettext_lazy("url", "rounds.json"), data.json_of("rounds"), name="rounds-json"),
    path(pgettext_lazy("url", "organisations.csv"), data.csv_of("organisations"), name="organisations-csv"),
    path(pgettext_lazy("url", "organisations.json"), data.json_of("organisations"), name="organisations-json"),
    path(pgettext_lazy("url", "documents.csv"), data.csv_of("documents"), name="documents-csv"),
    path(pgettext_lazy("url", "documents.json"), data.json_of("documents"), name="documents-json"),
    path(pgettext_lazy("url", "sources.csv"), data.csv_of("sources"), name="sources-csv"),
    path(pgettext_lazy("url", "sources.json"), data.json_of("sources"), name="sources-json"),
    path(pgettext_lazy("url", "facts.csv"), data.csv_of("facts"), name="facts-csv"),
    path(pgettext_lazy("url", "facts.json"), data.json_of("facts"), name="facts-json"),
]
