"""What people say of values: what is unsure, worst first, and what they accept, correct or reject."""
