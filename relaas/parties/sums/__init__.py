"""Sums of rows that point at parties, kept by the database: whatever writes a row, they are right when it commits."""
