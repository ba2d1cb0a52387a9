"""Form and mentions to the facts of money decided."""
