class Refused(Exception):
    """Newsdesk cannot start as asked. Its text says what is wrong and what to do."""
