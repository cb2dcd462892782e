"""The settings of a Veerkracht for tests: as every installation has them, but in a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["VEERKRACHT_DATA"] = tempfile.mkdtemp(prefix="veerkracht-test-")
Path(os.environ["VEERKRACHT_DATA"], "static").mkdir()
# The same on both databases: not for real use, and no demonstration either.
os.environ |= {"VEERKRACHT_TRIAL": "1", "VEERKRACHT_DEMO": "0"}
# A browser that was started once keeps a loop running, in which Django would refuse to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
atexit.register(shutil.rmtree, os.environ["VEERKRACHT_DATA"], ignore_errors=True)

from veerkracht.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody's password is kept here
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
