"""The pages through which people come in. The names with an underscore are those that allauth looks for."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, path, re_path
from django.utils.translation import pgettext_lazy

from veerkracht.access.views import doors, factors, passwords

PROVIDERS: list[URLPattern] = [
    # Known by these addresses to the other sign-in, so they are the same in every language.
    path("openid/<str:provider_id>", openid.login, name="openid_connect_login"),
    path("openid/<str:provider_id>/back", openid.callback, name="openid_connect_callback"),
]

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "sign-in"), doors.SignIn.as_view(), name="sign-in"),
    path(pgettext_lazy("url", "sign-in"), doors.SignIn.as_view(), name="account_login"),
    path(pgettext_lazy("url", "sign-out"), doors.SignOut.as_view(), name="sign-out"),
    path(pgettext_lazy("url", "sign-out"), doors.SignOut.as_view(), name="account_logout"),
    path(pgettext_lazy("url", "sign-in/step"), doors.SecondStep.as_view(), name="mfa_authenticate"),
    path(pgettext_lazy("url", "sign-in/passkey"), doors.ByPasskey.as_view(), name="mfa_login_webauthn"),
    path(pgettext_lazy("url", "sign-in/closed"), doors.Closed.as_view(), name="account_inactive"),
    path(pgettext_lazy("url", "sign-in/demonstration"), doors.as_demo, name="sign-in-demo"),
    path(pgettext_lazy("url", "sign-in/link"), doors.ask_link, name="sign-in-link"),
    path(pgettext_lazy("url", "sign-in/link/<str:secret>"), doors.by_link, name="link"),
    path(pgettext_lazy("url", "password/forgotten"), passwords.Forgotten.as_view(), name="account_reset_password"),
    re_path(
        pgettext_lazy("url", r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$"),
        passwords.ChooseNew.as_view(),
        name="account_reset_password_from_key",
    ),
    path(pgettext_lazy("url", "my-access"), factors.my_access, name="my-access"),
    path(pgettext_lazy("url", "my-access"), factors.my_access, name="mfa_index"),
    path(pgettext_lazy("url", "my-access/password"), passwords.Change.as_view(), name="account_change_password"),
    path(pgettext_lazy("url", "my-access/new-password"), passwords.Choose.as_view(), name="account_set_password"),
    path(pgettext_lazy("url", "my-access/app"), factors.AddApp.as_view(), name="mfa_activate_totp"),
    path(pgettext_lazy("url", "my-access/app/remove"), factors.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path(pgettext_lazy("url", "my-access/passkey"), factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        pgettext_lazy("url", "my-access/passkey/<int:pk>/remove"),
        factors.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(pgettext_lazy("url", "my-access/codes"), factors.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        pgettext_lazy("url", "my-access/codes/new"),
        factors.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(pgettext_lazy("url", "my-access/again"), factors.AgainByPassword.as_view(), name="account_reauthenticate"),
    path(pgettext_lazy("url", "my-access/again/code"), factors.AgainByCode.as_view(), name="mfa_reauthenticate"),
    path(
        pgettext_lazy("url", "my-access/again/passkey"),
        factors.AgainByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(pgettext_lazy("url", "people/<str:key>/access"), factors.access_of, name="person-access"),
]
