"""What was decided, on whose recommendation, who dissented, and what follows."""
