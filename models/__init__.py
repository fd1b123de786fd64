"""What flows through referat: data types and the store; no machine-learning weights live here."""
