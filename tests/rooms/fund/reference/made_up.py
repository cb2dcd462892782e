"""A small export of INDIGO, made up: two contracts, three organisations, prices, results and payments."""

import csv
from pathlib import Path

from veerkracht.fund.reference.actions.take_in import Taken, take_in
from veerkracht.people.models import Person

WORK, HOME = "INDIGO-POJ-9001", "INDIGO-POJ-9002"
TABLES: dict[str, list[list[str]]] = {
    "projects": [
        [
            "ID", "Impact Bond Name - (Value)", "Stage of Development - (Value)",
            "Dates - Date outcomes contract signed - (Value)",
            "Overall project finance - Total investment commitment - Currency - (Value)",
            "Overall project finance - Total investment commitment - Amount - Exact - (Value)",
            "Purpose and classifications - Policy sector - (Value)",
            "Service and beneficiaries - Targeted number of unique service users or beneficiaries (total) - (Value)",
        ],
        [WORK, "Aan de slag", "Complete", "2019-07", "EUR", "201460", "Employment and training", "60"],
        [HOME, "A roof above", "Implementation", "2012", "GBP", "1,000,000", "Homelessness", "about 100"],
    ],
    "projects_delivery_locations": [
        ["Project ID", "Location - Name - (Value)", "Location - Country - (Value)"],
        [WORK, "Tilburg", "NL"],
        [HOME, "Leeds", "GB"],
    ],
    "projects_outcome_metrics": [
        ["Project ID", "Id", "Outcome Definition - (Value)", "Sources", "Notes"],
        [WORK, "outcomemetric1", "Sustained employment for 26 weeks", "source1,source2", ""],
        [WORK, "outcomemetric2", "Completes a course", "", "two lines\nof notes"],
        [HOME, "outcomemetric1", "Sustained employment, six months", "", ""],
        [HOME, "outcomemetric2", "3 months in accommodation", "", ""],
    ],
    "projects_outcome_pricings": [
        [
            "Project ID", "Outcome Metric Id - (Value)", "Currency - (Value)", "Price Per Unit - Amount - (Value)",
            "Price Per Unit - Amount USD - (Value)", "Maximum Price if all targets achieved - Amount - (Value)",
        ],
        [WORK, "outcomemetric1", "EUR", "2500", "", "50000"],
        [WORK, "outcomemetric2", "EUR", "500", "", ""],
        [HOME, "outcomemetric1", "GBP", "1000", "730", ""],
        [HOME, "outcomemetric2", "ARS", "$", "", ""],
    ],
    "projects_results": [
        [
            "Project ID", "Outcome Metric Id - (Value)", "Result type - (Value)", "Period - Start - (Value)",
            "Period - End - (Value)", "Outcomes achieved - (Value)",
        ],
        [WORK, "outcomemetric1", "Final", "2019-07", "2021-07", "30"],
        [WORK, "outcomemetric2", "Final", "2019-07", "current", "10"],
        [HOME, "outcomemetric1", "Interim", "2013", "2012", "most of them"],
        [HOME, "outcomemetric7", "Interim", "", "", "4"],
    ],
    "projects_outcome_payments": [
        [
            "Project ID", "Outcome Metric Id - (Value)", "Payer Organisation ID - (Value)", "Type - (Value)",
            "Payments - Currency - (Value)", "Payments - Amount - (Value)",
        ],
        [WORK, "outcomemetric1", "INDIGO-ORG-9001", "Actual", "EUR", "50000"],
        [WORK, "outcomemetric2", "INDIGO-ORG-9001,INDIGO-ORG-9002", "Actual", "EUR", "7000"],
        [WORK, "outcomemetric2", "INDIGO-ORG-9001", "Planned", "EUR", "9000"],
    ],
    "organisations": [
        ["ID", "Name", "Contact - Name - (Value)", "Contact - Email - (Value)"],
        ["INDIGO-ORG-9001", "Province of Elsewhere", "Ann Person", "ann@example.org"],
        ["INDIGO-ORG-9002", "Town of Elsewhere", "", ""],
    ],
}  # fmt: skip


def export(folder: Path, **changed: list[list[str]]) -> Path:
    """Write the export, with some of its tables changed."""
    folder.mkdir(exist_ok=True)
    for table, rows in (TABLES | changed).items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def taken_in(by: Person, folder: Path, **changed: list[list[str]]) -> Taken:
    return take_in(by=by, path=export(folder, **changed))
