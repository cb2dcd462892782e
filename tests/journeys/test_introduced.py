"""Two initiatives are introduced: one offers what the other asks, both say yes, and six weeks later there is one tap."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
