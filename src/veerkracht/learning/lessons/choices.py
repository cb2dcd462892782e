"""What can be chosen about a lesson, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Direction(models.TextChoices):
    """How it went: it worked, it made no difference, or it did harm."""

    WORKED = "worked", _("it worked")
    NOTHING = "no difference", _("it made no difference")
    HARMED = "worse", _("it made things worse")


class State(models.TextChoices):
    """How far a lesson is on its way to the public."""

    DRAFT = "draft", _("being written")
    REVIEW = "review", _("waits for review")
    READING = "reading", _("being read by those it is about")
    PUBLISHED = "published", pgettext_lazy("lesson", "public")
    WITHDRAWN = "withdrawn", pgettext_lazy("lesson", "withdrawn")


class Word(models.TextChoices):
    """The word for how far a lesson can be believed."""

    QUESTION = "question", _("question (nothing seen yet)")
    EXPERIENCE = "experience", _("experience (one source)")
    INDICATION = "indication", _("indication")
    SOLID = "solid", _("solid")
    CONTESTED = "contested", _("contested")
    UNDECIDED = "undecided", _("undecided")
    AGAINST = "indication against", _("indication that it is not so")


class SourceKind(models.TextChoices):
    """Who the independent source of a piece of evidence is."""

    INITIATIVE = "initiative", _("an initiative")
    GROUP = "group", _("a group of people")
    GONE = "gone", _("an initiative that is no longer here")


class EvidenceKind(models.TextChoices):
    """What sort of thing a piece of evidence is."""

    IMPRESSION = "impression", _("impression")
    STORY = "story", pgettext_lazy("evidence", "story")
    MEASUREMENT = "measurement", _("measured before and after")
    HARVESTED = "harvested", _("outcome confirmed by an outsider")
    COMPARISON = "comparison", _("comparison with others")
    TRIAL = "trial", _("trial, by lot")


class Test(models.TextChoices):
    """What an evaluator looked for, by how much it would tell."""

    NONE = "", _("no test")
    STRAW = "straw in the wind", _("straw in the wind: a weak sign")
    HOOP = "hoop", _("hoop: must be there, else it does not hold")
    SMOKING_GUN = "smoking gun", _("smoking gun: if it is there, it nearly proves it")
    DOUBLY_DECISIVE = "doubly decisive", _("doubly decisive: it decides both ways")


class RelationKind(models.TextChoices):
    """How one lesson stands to another."""

    SUPPORTS = "supports", _("supports")
    CONTRADICTS = "contradicts", _("contradicts")
    REFINES = "refines", _("refines")
    GENERALISES = "generalises", _("is wider than")
    REPLACES = "replaces", _("replaces")
    SAME_SOURCE = "same source", _("has the same source as")


class Concern(models.TextChoices):
    """How serious a concern about a lesson is."""

    NONE = "none", _("no concern")
    MINOR = "minor", _("minor concern")
    MODERATE = "moderate", _("moderate concern")
    SERIOUS = "serious", _("serious concern")


class Confidence(models.TextChoices):
    """How much confidence a lesson deserves, as a person judged it."""

    HIGH = "high", _("high confidence")
    MODERATE = "moderate", _("moderate confidence")
    LOW = "low", _("low confidence")
    VERY_LOW = "very low", _("very low confidence")


class Ladder(models.TextChoices):
    """How far the evidence of a lesson got, on the ladder that the knowledge institutes share."""

    DESCRIBED = "described", _("well described")
    SUBSTANTIATED = "substantiated", _("well substantiated")
    EFFECTIVE = "effective", _("shown to be effective")


class Mode(models.TextChoices):
    """What an initiative did with a lesson."""

    SEEN = "seen", pgettext_lazy("lesson", "seen")
    CONSIDERED = "considered", _("considered")
    ADOPTED = "adopted", _("taken over as it is")
    ADAPTED = "adapted", _("taken over with a change")
    NOT = "not", _("deliberately not taken over")


class Result(models.TextChoices):
    """How it went where a lesson was taken over."""

    UNKNOWN = "", _("not known yet")
    WORKED = "worked", pgettext_lazy("result", "it worked there")
    IN_PART = "in part", pgettext_lazy("result", "it worked in part")
    NOT = "not", pgettext_lazy("result", "it did not work there")
