"""What spans all rooms: for each record, who may see what it holds."""

from enum import StrEnum


class Audience(StrEnum):
    """Who may see a record."""

    PUBLIC = "everyone: it is on the public pages and in the open data"
    INTERNAL = "people with a role in the programme"
    PERSONAL = "about a person: only who needs it, shown to that person, and erased when it is no longer needed"


AUDIENCE = {
    "documents.Document": Audience.PUBLIC,
    "documents.DocumentAbout": Audience.PUBLIC,
    "documents.Fact": Audience.PUBLIC,
    "documents.Source": Audience.PUBLIC,
    "exchange.LoadedRow": Audience.INTERNAL,
    "exchange.Upload": Audience.INTERNAL,
    "initiatives.Initiative": Audience.PUBLIC,
    "initiatives.InitiativePlace": Audience.PUBLIC,
    "initiatives.Participation": Audience.PUBLIC,
    "initiatives.Partner": Audience.PUBLIC,
    "initiatives.PossibleDuplicate": Audience.INTERNAL,
    "initiatives.Standing": Audience.PUBLIC,
    "notices.Notice": Audience.PERSONAL,
    "people.Grant": Audience.PERSONAL,
    "people.Organisation": Audience.PUBLIC,
    "people.Person": Audience.PERSONAL,
    "places.Boundary": Audience.PUBLIC,
    "places.Place": Audience.PUBLIC,
    "places.PlaceCode": Audience.PUBLIC,
    "places.Succession": Audience.PUBLIC,
    "places.Within": Audience.PUBLIC,
    "programmes.Agenda": Audience.PUBLIC,
    "programmes.AgendaVersion": Audience.PUBLIC,
    "programmes.AnnexRow": Audience.PUBLIC,
    "programmes.Decision": Audience.PUBLIC,
    "programmes.Focus": Audience.PUBLIC,
    "programmes.Goal": Audience.PUBLIC,
    "programmes.GoalVersion": Audience.PUBLIC,
    "programmes.Party": Audience.PUBLIC,
    "programmes.PolicyTask": Audience.PUBLIC,
    "programmes.Programme": Audience.PUBLIC,
    "programmes.Round": Audience.PUBLIC,
    "programmes.Theme": Audience.PUBLIC,
    "publishing.Message": Audience.PERSONAL,
    "trail.Entry": Audience.INTERNAL,
}
