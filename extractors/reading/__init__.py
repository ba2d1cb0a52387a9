"""Bytes to a Document: pages of clean text with the place of every word."""
