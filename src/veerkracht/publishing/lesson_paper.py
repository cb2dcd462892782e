"""What a lesson says on one page of paper: the claim, how sure it is, what speaks for and against it, who used it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual, Reading
from veerkracht.foundation.typesetting import typeset
from veerkracht.publishing.lessons import LessonPage, certainty_sentence
from veerkracht.publishing.wording import plainly

SHEET = Path(__file__).with_name("lesson.typ")
MOST_LINES = 6
"""Of more things than these only the number of the others is printed."""

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a title, a sentence, and at most a few lines."""

    title: str
    intro: Reading
    lines: tuple[Reading, ...]
    more: str


def pdf(page: LessonPage, *, author: str, citation: str) -> bytes:
    """Set a lesson as a tagged PDF of one page, in the language of the reader."""
    language = get_language() or "nl"
    version, lesson = page.version, page.row
    data: dict[str, Any] = {
        "language": language,
        "author": author,
        "title": asdict(version.title.read(language)),
        "kicker": f"{_('Lesson')} · {version.about}" if version.about else _("Lesson"),
        "verdict": f"{capfirst(version.direction_word)}. {capfirst(lesson.word_text)}.",
        "certainty": certainty_sentence(lesson),
        "warnings": list(_warnings(page)),
        "claim": [(label, asdict(text)) for label, text in _claim(page, language)],
        "sections": [asdict(section) for section in _sections(page, language)],
        "citation": f"{_('Cite it as:')} {citation}",
    }
    return typeset(SHEET, data, version.recorded_at)


def _warnings(page: LessonPage) -> Iterator[str]:
    if page.row.was_withdrawn:
        yield f"{_('This lesson was withdrawn.')} {page.row.withdrawn_because}"
    if page.replaced_by and page.replaced_by.other:
        yield f"{_('Another lesson came in its place:')} {plainly(page.replaced_by.other.title)}"


def _claim(page: LessonPage, language: str) -> Iterator[tuple[str, Reading]]:
    version = page.version
    texts = (
        (pgettext("lesson", "If"), version.tried),
        (pgettext("lesson", "Then"), version.happened),
        (pgettext("lesson", "Because"), version.because),
    )
    yield from ((label, text.read(language)) for label, text in texts if text)
    for label, pairs in ((_("Seen in"), version.was_seen_in), (pgettext("lesson", "Needs"), version.needs)):
        if pairs:
            yield label, Reading(", ".join(value for _name, value in pairs), language, other=False)
    if version.everywhere:
        words = _("claimed everywhere, whatever the circumstances")
        yield pgettext("lesson", "Holds"), Reading(words, language, other=False)


def _sections(page: LessonPage, language: str) -> Iterator[Section]:
    lesson = page.row
    beside = [
        f"{plainly(one.relation.other.title)} ({one.relation.other.direction_word})"
        for one in page.beside
        if one.relation.other
    ]
    if beside:
        yield _section(_("Elsewhere it went otherwise"), beside, language)
    if lesson.judgement:
        judged = f"{capfirst(lesson.judgement.overall_word)} · {lesson.judgement.level_word}. "
        reason = lesson.judgement.reason.read(language)
        intro = Reading(judged + _cut(reason.text), reason.language, reason.other)
        yield Section(_("As judged by someone who stands apart"), intro, (), "")
    seen = [_seen(one.source, one.note, one.stance, one.kind_word) for one in lesson.evidence if one.relevance]
    yield _section(_("Where was this seen?"), seen, language, _("Nowhere yet, as far as was written down."))
    views = [f"{plainly(one.initiative)}: {_cut(plainly(one.view))}" for one in lesson.views]
    if views:
        yield _section(_("What the initiative says of it"), views, language)
    used = [
        ": ".join(
            part
            for part in (
                plainly(one.initiative) or _("an initiative that is no longer here"),
                ", ".join(word for word in (one.mode_word, one.result_word if one.result else "") if word),
            )
        )
        for one in lesson.adoptions
    ]
    yield _section(_("Who did something with it?"), used, language, _("Nobody yet, as far as was told."))


def _seen(source: Bilingual, note: Bilingual, stance: float, kind: str) -> str:
    side = _("against") if stance < 0 else pgettext("stance", "for")
    text = f": {_cut(plainly(note))}" if note else ""
    return f"{plainly(source)} ({side}, {kind}){text}"


def _section(title: str, lines: Sequence[str], language: str, none: str = "") -> Section:
    shown = tuple(Reading(line, language, other=False) for line in lines[:MOST_LINES])
    left = len(lines) - len(shown)
    more = ngettext("and %(count)d other", "and %(count)d others", left) % {"count": left} if left else ""
    return Section(title, Reading("" if lines else none, language, other=False), shown, more)


def _cut(text: str) -> str:
    """Cut a long text at a word."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
