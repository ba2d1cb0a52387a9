"""What a non-programmer can correct, as data, and its one loader."""
