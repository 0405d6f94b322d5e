"""Bytes to text, with limits: pure of Django and database, parsing in a throw-away process."""
