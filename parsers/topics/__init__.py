"""Subjects: lists of topics with the words that point to them, and which of them a text is about."""
