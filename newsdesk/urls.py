from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("", include("newsdesk.health")),
    path("", include("claims.urls")),
]
