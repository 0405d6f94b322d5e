"""What Django itself can find wrong. The commands of a start leave it out to be fast."""

from django.core.management import call_command


def test_every_change_of_a_model_has_its_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True)


def test_nothing_is_wrong_with_models_pages_and_settings(db: None) -> None:
    call_command("check", fail_level="WARNING", databases=["default"])
