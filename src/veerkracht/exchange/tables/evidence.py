"""The tables of evidence: interventions, outcomes for people, studies, and the effects that they found."""

from veerkracht.exchange.tables.programme import KEY_EN, KEY_NL, source
from veerkracht.exchange.tables.table import Column, Kind, Table, in_two_languages, key_column


def yes_no(name: str, nl: str, en: str, default: str = "no") -> Column:
    """Describe a column with yes or no."""
    return Column(name, nl, en, Kind.YES_NO, default=default)


def figure(name: str, nl: str, en: str) -> Column:
    """Describe a figure that a study reports."""
    return Column(name, nl, en, Kind.DECIMAL)


INTERVENTIONS = Table(
    "interventions",
    "Aanpakken die meer dan één initiatief kan gebruiken.",
    "Interventions: ways of helping people that more than one initiative can use.",
    (
        key_column(KEY_NL, KEY_EN, example="buurtcirkel"),
        *in_two_languages("title", "Titel", "Title", required=True, example="Buurtcirkel"),
        *in_two_languages("summary", "In één zin", "In one sentence", kind=Kind.TEXT),
        *in_two_languages("core", "Wat je niet mag weglaten", "What must not be left out", kind=Kind.TEXT),
        *in_two_languages("adaptable", "Wat per plek mag verschillen", "What may differ by place", kind=Kind.TEXT),
        yes_no("described", "Zijn doel, mensen, werkwijze en plek beschreven?", "Are aim, people and way described?"),
        yes_no("theory", "Is er een theorie waarom het werkt?", "Is there a theory of why it works?"),
        *in_two_languages("cost", "Wat het kost, waar bekend", "What it costs, where known"),
        Column("recognised_as", "Erkend als", "Recognised as", longest=100),
        Column("recognised_by", "Erkend door", "Recognised by", longest=200),
        Column("recognised_until", "Erkend tot en met", "Recognised until", Kind.DAY),
    ),
)

OUTCOMES = Table(
    "outcomes",
    "Uitkomsten: wat voor mensen beter kan worden.",
    "Outcomes: what may become better for people.",
    (
        key_column(KEY_NL, KEY_EN, example="eenzaamheid"),
        *in_two_languages("title", "Titel", "Title", required=True, example="Eenzaamheid"),
        Column(
            "noticeable",
            "Kleinste verschil dat mensen merken, in standaardafwijkingen",
            "Smallest difference that people notice, in standard deviations",
            Kind.DECIMAL,
            default="0.2",
            example="0.2",
        ),
        Column("instrument", "Waarmee het gemeten wordt", "What it is measured with"),
        figure("deviation", "Eén standaardafwijking in de eigen eenheid", "One standard deviation in its own unit"),
        *in_two_languages("unit", "Eenheid", "Unit", longest=100),
    ),
)

STUDIES = Table(
    "studies",
    "Onderzoeken van een aanpak; het niveau volgt uit de opzet en de gebreken.",
    "Studies of an intervention; the level follows from the design and the flaws.",
    (
        key_column(KEY_NL, KEY_EN, example="buurtcirkel-2016"),
        Column(
            "intervention", "Aanpak", "Intervention", Kind.KEY, True, refers_to="interventions", example="buurtcirkel"
        ),
        Column("initiative", "Initiatief waar het was", "Initiative it was in", Kind.KEY, refers_to="initiatives"),
        Column("title", "Titel van het onderzoek", "Title of the study", required=True, example="Buurtcirkel 2016"),
        Column(
            "design",
            "Opzet: van 0 (achteraf verteld) tot 5 (geloot)",
            "Design: from 0 (told afterwards) to 5 (drawn by lot)",
            Kind.WHOLE,
            True,
            example="3",
        ),
        Column("lost", "Deel dat uitviel, van 0 tot 1", "Share of people lost, from 0 to 1", Kind.DECIMAL, default="0"),
        yes_no("control_reached", "Kreeg de vergelijkingsgroep het ook?", "Was the control group reached too?"),
        yes_no("own_measure", "Gemeten met iets eigens?", "Measured with something self-made?"),
        Column("treated", "Hoeveel mensen meededen", "How many people took part", Kind.WHOLE),
        Column("compared", "Met hoeveel mensen vergeleken", "With how many people compared", Kind.WHOLE),
        Column("circumstance", "Soort plaats", "Kind of place", longest=60, example="dorp"),
        *in_two_languages("people", "Voor wie", "For whom", longest=200),
        Column("period", "Periode", "Period", longest=40, example="2016"),
        Column("followed_months", "Maanden gevolgd", "Months followed", Kind.DECIMAL, default="0"),
        yes_no("dutch", "In Nederland?", "In the Netherlands?", "yes"),
        yes_no("independent", "Door anderen dan het initiatief?", "By others than the initiative?"),
        yes_no("registered", "Vooraf aangekondigd?", "Announced before it began?"),
        Column("funder", "Wie het betaalde", "Who paid for it", longest=200),
        source(),
    ),
)

FIGURES = (
    figure("treated_mean", "Gemiddelde van wie meedeed", "Mean of who took part"),
    figure("treated_deviation", "Hun standaardafwijking", "Their standard deviation"),
    figure("treated_people", "Hoeveel er meededen", "How many took part"),
    figure("compared_mean", "Gemiddelde van de vergelijkingsgroep", "Mean of who they were compared with"),
    figure("compared_deviation", "Standaardafwijking van die groep", "Standard deviation of those"),
    figure("compared_people", "Hoeveel er in die groep waren", "How many of those"),
    figure("treated", "Bij hoeveel deelnemers het gebeurde", "In how many who took part it happened"),
    figure("of_treated", "Van hoeveel deelnemers", "Of how many who took part"),
    figure("compared", "Bij hoeveel anderen het gebeurde", "In how many who did not take part it happened"),
    figure("of_compared", "Van hoeveel anderen", "Of how many who did not take part"),
    figure("before_mean", "Gemiddelde vooraf", "Mean before"),
    figure("before_deviation", "Standaardafwijking vooraf", "Standard deviation before"),
    figure("before_people", "Hoeveel mensen vooraf", "How many people before"),
    figure("after_mean", "Gemiddelde achteraf", "Mean after"),
    figure("correlation", "Samenhang tussen vooraf en achteraf", "Correlation between before and after"),
    figure("estimate", "Het effect, in standaardafwijkingen", "The effect, in standard deviations"),
    figure("low", "Laagste eind van het interval van 95 %", "Lowest end of its interval of 95 %"),
    figure("high", "Hoogste eind van het interval van 95 %", "Highest end of its interval of 95 %"),
    figure("scale_low", "Laagste eind van de schaal", "Lowest end of the scale"),
    figure("scale_high", "Hoogste eind van de schaal", "Highest end of the scale"),
    figure("people_in_cluster", "Mensen in een groep die als geheel geloot is", "People in a group drawn as a whole"),
    figure("clustering", "Hoe gelijk mensen in een groep zijn", "How alike people in a group are"),
    Column("lower_is_better", "Is lager beter?", "Is lower better?", Kind.YES_NO),
    Column("sure", "Zeker van een heel groot effect?", "Sure of a very large effect?", Kind.YES_NO),
)
"""What a study can report; which of these are needed follows from what the effect is computed from."""

EFFECTS = Table(
    "effects",
    "Wat een onderzoek vond; de grootte wordt uit de cijfers berekend.",
    "What a study found; the size is computed from the figures.",
    (
        Column("study", "Onderzoek", "Study", Kind.KEY, True, refers_to="studies", example="buurtcirkel-2016"),
        Column("outcome", "Uitkomst", "Outcome", Kind.KEY, True, refers_to="outcomes", example="eenzaamheid"),
        Column("measured", "Wanneer gemeten", "Measured when", longest=100),
        Column(
            "how",
            "Waaruit het effect berekend is: groups, counts, before-and-after of interval",
            "What the effect is computed from: groups, counts, before-and-after or interval",
            required=True,
            longest=30,
            shape="groups|counts|before-and-after|interval",
            example="interval",
        ),
        yes_no("primary", "Is dit de hoofduitkomst?", "Is this the main outcome?", "yes"),
        *FIGURES,
    ),
    known_by=("study", "outcome", "measured"),
)

DIRECTIONS = Table(
    "directions",
    "Onderzoeken die alleen een richting geven: op hoeveel maten het beter, gelijk of slechter ging.",
    "Studies that give only a direction: on how many measures it went better, stayed the same or went worse.",
    (
        Column("study", "Onderzoek", "Study", Kind.KEY, True, refers_to="studies", example="buurtcirkel-2016"),
        Column("outcome", "Uitkomst", "Outcome", Kind.KEY, True, refers_to="outcomes", example="eenzaamheid"),
        Column("better", "Hoeveel maten beter", "How many measures better", Kind.WHOLE, default="0", example="2"),
        Column("same", "Hoeveel maten gelijk", "How many measures the same", Kind.WHOLE, default="0", example="1"),
        Column("worse", "Hoeveel maten slechter", "How many measures worse", Kind.WHOLE, default="0"),
    ),
    known_by=("study", "outcome"),
)
