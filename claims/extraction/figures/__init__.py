"""Figures: numerals, what they measure or count, and dates and times."""
