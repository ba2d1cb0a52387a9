"""Measures extraction beside pdfminer alone and a naive pipeline, on the same documents."""
