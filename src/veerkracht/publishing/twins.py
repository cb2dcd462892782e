"""The page of an initiative for machines: the same facts, as plain values."""

from typing import Any

from veerkracht.documents.queries import FactRow
from veerkracht.foundation.texts import Bilingual
from veerkracht.publishing.initiatives import Story
from veerkracht.publishing.releases import LICENCE, LICENCE_ADDRESS


def initiative_twin(story: Story, page: str) -> dict[str, Any]:
    """Give everything the page of an initiative says."""
    whole = story.whole
    return {
        "key": whole.key,
        "page": page,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "programme": whole.programme_key,
        "title": both(whole.title),
        "summary": both(whole.summary),
        "story": both(whole.story),
        "asks": both(whole.ask),
        "phase": whole.phase,
        "province_wide": whole.province_wide,
        "started_on": whole.started_on,
        "organisation": whole.organisation_key,
        "website": whole.website,
        "contact_email": whole.contact_email,
        "changed_at": whole.changed_at.isoformat(timespec="seconds"),
        "themes": [theme.key for theme in story.themes],
        "policy_tasks": [task.key for task in story.tasks],
        "cross_overs": [
            {"task": tie.task_key, "kind": tie.kind, "confirmed": tie.confirmed, "why": both(tie.why)}
            for tie in story.ties
        ],
        "places": [
            {"key": spot.key, "name": spot.name, "municipalities": [around.key for around in spot.municipalities]}
            for spot in story.spots
        ],
        "rounds": [
            {
                "key": joined.round_key,
                "track": joined.track,
                "starts_on": joined.starts_on,
                "contribution": both(joined.contribution),
                "source": joined.source_key,
            }
            for joined in story.joined
        ],
        "partners": [
            {"organisation": partner.organisation_key, "role": both(partner.role), "source": partner.source_key}
            for partner in story.partners
        ],
        "standings": [
            {
                "on": standing.on,
                "phase": standing.phase,
                "support_base": standing.support_base,
                "durability": standing.durability,
                "note": both(standing.note),
                "source": standing.source_key,
            }
            for standing in story.standings
        ],
        "facts": [fact_twin(fact) for fact in story.facts],
        "documents": [document.key for document in story.documents],
    }


def fact_twin(fact: FactRow) -> dict[str, Any]:
    """Give one fact with how sure it is and where it comes from."""
    return {
        "key": fact.key,
        "label": both(fact.label),
        "value": both(fact.value),
        "certainty": fact.certainty,
        "as_of": fact.as_of,
        "source": fact.source.key if fact.source else "",
        "source_url": fact.source.url if fact.source else "",
        "note": both(fact.note),
    }


def both(text: Bilingual) -> dict[str, str]:
    """Give the languages a text exists in."""
    return {language: words for language, words in (("nl", text.nl), ("en", text.en)) if words}
