"""What a line or sentence of minutes says: heading words, names of people, outcomes."""
