"""`veerkracht doctor`, and the start that refuses what is too weak."""

import pytest
from django.core.management import CommandError, call_command

from veerkracht.access.rules import strength
from veerkracht.site import doctor

pytestmark = pytest.mark.django_db


@pytest.fixture
def strong(settings, monkeypatch):
    settings.PRODUCTION = True
    settings.SECRET_KEY, settings.SECRET_KEY_NAMED = "0123456789-Veerkracht-" * 3, True
    settings.ALLOWED_HOSTS = ["veerkracht.example"]
    settings.SESSION_COOKIE_SECURE = settings.SECOND_FACTOR = True
    settings.EMAIL_BACKEND, settings.DEFAULT_FROM_EMAIL = "django.core.mail.backends.smtp.EmailBackend", "a@b.example"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.DEMO = False
    monkeypatch.setitem(doctor.CHECKS, "how it runs", list)  # asked in the tests of the room running
    return settings


def test_a_strong_installation_starts_and_the_doctor_finds_nothing(strong, capsys):
    doctor.refuse_weak()
    call_command("doctor")

    assert "in orde" in capsys.readouterr().out


def test_every_check_of_the_settings_is_one_of_the_doctor(strong):
    assert set(strength.CHECKS) <= set(doctor.CHECKS)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("ALLOWED_HOSTS", ["*"], "VEERKRACHT_HOSTS"),
        ("SESSION_COOKIE_SECURE", False, "VEERKRACHT_HTTPS"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "VEERKRACHT_MAIL"),
        ("SECOND_FACTOR", False, "VEERKRACHT_SECOND_FACTOR"),
        ("DEMO", True, "VEERKRACHT_DEMO"),
    ],
)
def test_a_weak_setting_is_told_and_stops_a_start_for_real(strong, capsys, name, value, sentence):
    setattr(strong, name, value)

    with pytest.raises(doctor.TooWeak, match=sentence):
        doctor.refuse_weak()
    with pytest.raises(CommandError, match="1 dingen"):
        call_command("doctor")
    assert sentence in capsys.readouterr().out


def test_on_one_machine_nothing_is_refused(strong):
    strong.PRODUCTION, strong.DEMO = False, True

    doctor.refuse_weak()
