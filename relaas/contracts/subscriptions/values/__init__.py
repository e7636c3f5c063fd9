"""The value report: what came in and went out of the yearly value of subscriptions, kept day by day and summed."""
