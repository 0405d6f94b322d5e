"""The addresses of the project. Of allauth's pages only those that work without mail."""

from allauth.account import views as account
from django.urls import include, path, re_path

_ONE_TIME_LINK = r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    # Closed by the adapter in claims.accounts; the page says whom to ask.
    path("account/signup/", account.signup, name="account_signup"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    re_path(
        _ONE_TIME_LINK, account.password_reset_from_key, name="account_reset_password_from_key"
    ),
    path(
        "account/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("", include("newsdesk.health")),
    path("", include("claims.urls")),
]
