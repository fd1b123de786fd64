"""The flat views over the store: what a person with a little SQL reads. Names and columns are stable."""
