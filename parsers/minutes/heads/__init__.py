"""The head of a meeting: its body, when and where it was held, who was there."""
