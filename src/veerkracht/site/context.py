"""What every page needs around it."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of a page: nothing that needs a query."""
    return {}
