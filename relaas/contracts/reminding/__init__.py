"""Actions that Relaas makes by itself (A5): a contract or subscription ends or must be given notice, a quote or an
option expires, an option has expired, the reminder day of a contract has come.

`reasons` is pure: what there is to remind of, and from which day on. `candidates` finds the contracts of which
something may be due. `nightly` makes the actions, each once ever, and closes those whose reason has gone.
`performers` says for whom they are, `words` what they say.

**How long before** (`reasons.AHEAD`): 30 days before an end, 14 before the last day to give notice, 3 before the last
day of a quote or an option. Of an end or a notice the contract's own reminder day counts instead, once. With no end to
remind of, a reminder day is a reminder by itself.

**Late.** A night that was missed is made up for: until 30 days after the day itself, but for a last day to give notice,
which means nothing once it is past.
"""
