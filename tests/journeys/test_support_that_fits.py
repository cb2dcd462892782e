"""Two sides that disagree, a talk, a plan, a choice against it with a reason, and a yes of both."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
