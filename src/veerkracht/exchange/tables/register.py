"""All tables, in the order in which they are stored: what is named comes before what names it."""

from veerkracht.exchange.tables.contracts import CONTRACTS, TERMS
from veerkracht.exchange.tables.evidence import DIRECTIONS, EFFECTS, INTERVENTIONS, OUTCOMES, STUDIES
from veerkracht.exchange.tables.initiatives import (
    DOCUMENTS,
    FACTS,
    INITIATIVES,
    PARTICIPATIONS,
    PARTNERS,
    STANDINGS,
)
from veerkracht.exchange.tables.lessons import LESSONS
from veerkracht.exchange.tables.places import CODES, ORGANISATIONS, PLACES, SOURCES, SUCCESSIONS, WITHIN
from veerkracht.exchange.tables.programme import (
    AGENDA,
    ANNEX,
    DECISIONS,
    FOCUS,
    GOALS,
    PARTIES,
    PROGRAMME,
    ROUNDS,
    TASKS,
    THEMES,
)
from veerkracht.exchange.tables.table import Table

TABLES: tuple[Table, ...] = (
    PLACES,
    CODES,
    SUCCESSIONS,
    WITHIN,
    ORGANISATIONS,
    SOURCES,
    PROGRAMME,
    THEMES,
    TASKS,
    ROUNDS,
    FOCUS,
    PARTIES,
    INITIATIVES,
    PARTICIPATIONS,
    PARTNERS,
    STANDINGS,
    CONTRACTS,
    TERMS,
    INTERVENTIONS,
    OUTCOMES,
    STUDIES,
    EFFECTS,
    DIRECTIONS,
    LESSONS,
    GOALS,
    AGENDA,
    DECISIONS,
    ANNEX,
    DOCUMENTS,
    FACTS,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
READING_ORDER: tuple[Table, ...] = (PROGRAMME, *(table for table in TABLES if table is not PROGRAMME))
"""The order in which people meet the tables: in the guide, in a workbook and in what a load reports."""
