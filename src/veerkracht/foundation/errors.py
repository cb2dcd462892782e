"""What can go wrong, in three kinds.

Finding       a value: the data needs a look; work goes on and the finding is shown in a list
Refusal       raised: a rule of the programme says no, in one sentence that says what to do
Unavailable   raised: another system did not answer
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the data that a person should look at."""

    where: str
    what: str
    instead: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}: {self.what}", self.instead) if part)


class Refusal(Exception):
    """A rule of the programme says no. The message is one sentence for the person who asked."""

    status = 409


class NotAllowed(Refusal):
    """This person may not do this here. It keeps what was asked and where, so that a page can say why not.

    `scope` is the one that a token lacks.
    """

    status = 403

    def __init__(
        self, sentence: str = "", *, deed: str = "", scopes: tuple[tuple[str, str], ...] = (), scope: str = ""
    ) -> None:
        super().__init__(sentence)
        self.deed = deed
        self.scopes = scopes
        self.scope = scope


class NotKnown(Refusal):
    """There is no such record."""

    status = 404


class Unavailable(Exception):
    """Another system did not answer; try again later."""
