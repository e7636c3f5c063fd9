"""The calendar of a user (iCalendar, RFC 5545): what is to be done on a day, at a private address.

feeds     makes, finds and withdraws addresses
entries   what stands in the calendar of a user
writing   an entry as an event
reading   what is answered, and when it last changed
limits    how often an address may be asked
"""
