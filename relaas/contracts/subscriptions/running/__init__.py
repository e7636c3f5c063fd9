"""What happens to a subscription that runs: its price, pauses, end, notice, and what was billed of it (S3, S5, S6)."""
