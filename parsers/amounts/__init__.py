"""Money in running text: what is said of each amount, and whether the tables say the same."""
