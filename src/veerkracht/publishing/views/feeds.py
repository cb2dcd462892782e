"""What machines read to find out what is new and which pages there are."""

from datetime import datetime, time

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate, make_aware
from django.utils.translation import get_language

from veerkracht.initiatives.queries import portfolio
from veerkracht.learning.asking.queries import public as asked
from veerkracht.learning.evidence.queries.evidence import interventions
from veerkracht.learning.lessons.queries import public as lessons
from veerkracht.people import queries as people
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.goals import goals
from veerkracht.publishing.home import address_of
from veerkracht.publishing.papers import document_keys, source_keys
from veerkracht.publishing.scope import involved
from veerkracht.publishing.wording import plainly

NEWEST = 30


def feed(request: HttpRequest) -> HttpResponse:
    """Give the initiatives that were changed last, and the newest versions of agenda and goals, as an Atom feed."""
    programme = programmes.home()
    title = plainly(programme.title) if programme else "Veerkracht"
    atom = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(reverse("home")),
        description=plainly(programme.purpose) if programme else "",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for row in portfolio.newest(programme.key, size=NEWEST) if programme else ():
        link = request.build_absolute_uri(reverse("initiative", args=[row.key]))
        atom.add_item(
            title=plainly(row.title),
            link=link,
            description=plainly(row.summary),
            updateddate=row.changed_at,
            unique_id=link,
            author_name=title,
        )
    today = localdate()
    for line in programmes.latest_versions(programme.key, size=NEWEST, on=today) if programme else ():
        link = request.build_absolute_uri(address_of(line))
        atom.add_item(
            title=plainly(line.title),
            link=link,
            description=line.reason,
            updateddate=make_aware(datetime.combine(line.in_force_from, time())),
            unique_id=f"{link}#{line.in_force_from.isoformat()}",
            author_name=title,
        )
    for lesson in lessons.newest(programme.key, size=NEWEST) if programme else ():
        link = request.build_absolute_uri(reverse("lesson", args=[lesson.key]))
        atom.add_item(
            title=plainly(lesson.title),
            link=link,
            description=plainly(lesson.happened),
            updateddate=lesson.changed_at,
            unique_id=link,
            author_name=title,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def robots(request: HttpRequest) -> HttpResponse:
    """Welcome every crawler, except where there is nothing to find."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {reverse(name)}" for name in ("search", "sign-in", "correction", "contact")),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class Pages(Sitemap):  # type: ignore[type-arg]  # generic for the checker alone
    """The pages that are always there."""

    i18n = True
    alternates = True
    x_default = True
    names = (
        "home",
        "initiatives",
        "themes",
        "tasks",
        "rounds",
        "organisations",
        "documents",
        "sources",
        "places",
        "near",
        "goals",
        "lessons",
        "learning-questions",
        "what-works",
        "learning-line",
        "theory",
        "agenda",
        "evidence",
        "about",
        "open-data",
        "accessibility",
        "privacy",
    )

    def items(self) -> list[str]:
        return list(self.names)

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Sitemap):  # type: ignore[type-arg]
    """The pages of records: what everyone may see of the programme on the home page."""

    i18n = True
    alternates = True
    x_default = True
    limit = 10_000

    def items(self) -> list[tuple[str, str]]:
        key = programmes.home_key()
        parts = programmes.parts(key)
        return [
            *(("initiative", one) for one in portfolio.all_keys(key)),
            *((part.part, part.key) for some in (parts.themes, parts.tasks, parts.rounds) for part in some),
            *(("goal", goal.key) for goal in goals(key)),
            *(("place", one.key) for one in portfolio.places_in_use(key)),
            *(("organisation", one) for one in people.involved_keys(involved(key))),
            *(("document", one) for one in document_keys(key)),
            *(("source", one) for one in source_keys()),
            *(("intervention", one.key) for one in interventions(key)),
            *(("lesson", one) for one in lessons.public_keys(key)),
            *(("learning-question", one) for one in asked.public_keys(key)),
        ]

    def location(self, item: tuple[str, str]) -> str:
        kind, key = item
        return reverse(kind, args=[key])


SITEMAPS = {"pages": Pages, "records": Records}
