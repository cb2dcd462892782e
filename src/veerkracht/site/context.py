"""What every page needs around it: its name, its own address in both languages, and the links of the frame."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, override, pgettext

from veerkracht.people.holders import role_words
from veerkracht.programmes.queries import programme

PRODUCT = "Veerkracht"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame. `current` is what aria-current says: "page", "true" for a page beneath it, or nothing."""

    label: str
    address: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Some links of the footer under one label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The page in a language: where it stands, and whether that is the language being read."""

    code: str
    name: str
    address: str
    whole_address: str
    here: bool


class Frame:
    """The frame of one page; each part is made when the page asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.path = request.path

    @cached_property
    def name(self) -> str:
        """The name of the programme on the home page, or else of the product. Asks one query."""
        home = programme.home()
        return str(home.title.read(get_language() or settings.LANGUAGE_CODE)) if home else PRODUCT

    @property
    def address(self) -> str:
        return self.request.build_absolute_uri(self.path)

    @property
    def picture(self) -> str:
        return self.request.build_absolute_uri(static("site/share.png"))

    @cached_property
    def languages(self) -> list[Language]:
        """The same page, with the same query, in each language; the home page where the address has no other."""
        here = get_language() or settings.LANGUAGE_CODE
        return [self._language(code, name, here) for code, name in settings.LANGUAGES]

    def _language(self, code: str, name: str, here: str) -> Language:
        whole = self.request.get_full_path()
        address = whole if code == here else translate_url(whole, code)
        if code != here and address == whole:
            with override(code):
                address = _address("home")
        path = address.partition("?")[0]
        return Language(code, str(name), address, self.request.build_absolute_uri(path), code == here)

    @cached_property
    def navigation(self) -> list[Link]:
        """The main sections, as far as they are there."""
        return self._links(
            ("initiatives", pgettext("navigation", "Initiatives")),
            ("what-works", pgettext("navigation", "What works")),
            ("near", pgettext("navigation", "Near you")),
            ("themes", pgettext("navigation", "Themes")),
            ("agenda", pgettext("navigation", "Agenda")),
            ("goals", pgettext("navigation", "Goals")),
            ("about", pgettext("navigation", "About")),
        )

    @cached_property
    def footer(self) -> list[Group]:
        """The links under each page, in groups; a group without pages is left out."""
        known = self._links(
            ("lessons", gettext("Lessons")),
            ("learning-questions", gettext("Learning questions")),
            ("learning-line", gettext("The line of learning")),
            ("theory", gettext("Theory of change")),
            ("documents", gettext("Documents")),
            ("organisations", gettext("Organisations")),
            ("places", gettext("Places")),
            ("tasks", gettext("Policy tasks")),
            ("task-map", gettext("Map of tasks")),
            ("compare", gettext("Compare contracts")),
            ("evidence", gettext("Evidence")),
            ("support-accounts", gettext("Account of support")),
            ("open-data", gettext("Open data")),
            ("api", gettext("API")),
            ("feed", gettext("What is new (Atom)")),
        )
        about = self._links(
            ("about", gettext("About the programme")),
            ("support", gettext("Ask for support")),
            ("forum", gettext("Forum")),
            ("contact", gettext("Contact")),
            ("correction", gettext("Report a mistake")),
            ("accessibility", gettext("Accessibility")),
            ("privacy", gettext("Privacy")),
            *self._door(),
        )
        groups = (Group(gettext("Look further"), tuple(known)), Group(gettext("This site"), tuple(about)))
        return [group for group in groups if group.links]

    @cached_property
    def work(self) -> list[Link]:
        """The way to one's own work, for who is signed in. Without a session cookie this asks no query."""
        known = settings.SESSION_COOKIE_NAME in self.request.COOKIES and self.request.user.is_authenticated
        return self._links(("today", gettext("Today"))) if known else []

    @property
    def demonstration(self) -> bool:
        """Whether this installation is a demonstration, where anyone can come in as anyone."""
        return bool(settings.DEMO)

    @cached_property
    def looking(self) -> str:
        """As which role an administrator looks now, in words; nothing when everyone is who they are."""
        held = getattr(self.request.user, "looking_as", None) if self.work else None
        return role_words()[held.role] if held else ""

    def _door(self) -> tuple[tuple[str, str], ...]:
        return (("today", gettext("Today")),) if self.work else (("sign-in", pgettext("navigation", "Sign in")),)

    def _links(self, *names: tuple[str, str]) -> list[Link]:
        links = []
        for name, label in names:
            if address := _address(name):
                links.append(Link(label, address, self._current(address)))
        return links

    def _current(self, address: str) -> str:
        if self.path == address:
            return "page"
        return "true" if self.path.startswith(f"{address}/") else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of a page."""
    return {"frame": Frame(request)}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
