"""How a run went and how complete each file is, as values, data and pages."""
