"""Text to mentions: one spaCy pipeline for every publisher."""
