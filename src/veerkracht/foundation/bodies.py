"""What another system may send: texts no longer than their column, keys, days and addresses that are ones."""

from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.foundation.keys import LONGEST, SHAPE


class Said(BaseModel):
    """The body of a request: what is left out stays as it is, and a member nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, use_enum_values=True)

    def said(self) -> dict[str, Any]:
        """Give the members that were sent."""
        return self.model_dump(exclude_unset=True)


def _partial(text: str) -> str:
    try:
        return str(PartialDate.parse(text)) if text else ""
    except NotADate as problem:
        raise ValueError(text) from problem


def _email(text: str) -> str:
    return _valid(validate_email, text)


def _web(text: str) -> str:
    return _valid(URLValidator(schemes=["http", "https"]), text)


def _valid(check: Any, text: str) -> str:
    try:
        if text:
            check(text)
    except ValidationError as problem:
        raise ValueError(text) from problem
    return text


Key = Annotated[str, Field(pattern=f"^{SHAPE.pattern}$", max_length=LONGEST)]
NoKey = Annotated[str, Field(pattern=f"^({SHAPE.pattern})?$", max_length=LONGEST)]
"""A key, or nothing."""
Title = Annotated[str, Field(min_length=1, max_length=300)]
Line = Annotated[str, Field(max_length=300)]
Words = Annotated[str, Field(max_length=200)]
Story = Annotated[str, Field(max_length=20_000)]
Reason = Annotated[str, Field(min_length=1, max_length=2_000)]
Partial = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"), AfterValidator(_partial)]
"""A year, a month or a day, or nothing."""
Email = Annotated[str, Field(max_length=254), AfterValidator(_email)]
Web = Annotated[str, Field(max_length=200), AfterValidator(_web)]
