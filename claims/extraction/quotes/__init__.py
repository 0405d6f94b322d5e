"""Quotations and reported speech: who says what, by which word, in which marks."""
