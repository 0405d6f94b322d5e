"""Claims beside passages of sources: pure functions, no Django, no database, no clock."""
