"""The morning mail (A5): what somebody must do today, at seven o'clock on working days, for who wants it.

`choosing` keeps who wants it, on the user's own account (`card`, `views`). `contents` asks what there is to say, `text`
says it in the user's language, `daily` puts it in the outbox, once per user per day: the row that says so commits with
the mail. Where there is nothing to say no mail is made, and none without a mail server, so that none comes days late.

The links lead to the address by which the user reached Relaas when asking for the mail.
"""
