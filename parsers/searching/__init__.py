"""Words as a search knows them: without inflection, in one spelling, and what they are made of."""
