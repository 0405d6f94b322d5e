"""People, organisations and places: where they are named, and whom a speaker stands for."""
