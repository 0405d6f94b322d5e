"""Addresses. The name of an address is the name of its view, and tells the service behind it.

Ids are named after what they identify (`claim_id`); tests/test_urls.py walks every line.
"""

from django.urls import URLPattern

app_name = "claims"

urlpatterns: list[URLPattern] = []
