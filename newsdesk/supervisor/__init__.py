"""Running everything on one machine: PostgreSQL, web, workers and sweeper under one command."""
