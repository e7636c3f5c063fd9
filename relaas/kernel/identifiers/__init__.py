"""The numbers by which others know a party, each checked with its reason, normalised, and shown as people write it.

P12. Every `check_…` takes what was typed and gives the normalised value; empty stays empty. It refuses with a code
and a sentence, and what it gives passes it unchanged. Every `show_…` takes a normalised value.
"""
