"""Sums of contracts that the database itself keeps: whatever writes a contract, they are right when it commits."""
