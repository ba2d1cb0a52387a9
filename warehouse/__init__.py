"""The DuckDB file that analysts query, built whole from records."""
