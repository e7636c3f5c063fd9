"""Mail that leaves the house: put in the outbox by a verb, sent by `relaas worker`, never twice by itself.

A room puts a mail in the outbox inside a verb of its own, which asks the law (Act.SEND):

    mail = put_in_outbox(
        Letter(to=["info@jansen.example"], subject_line=_("Quote 2026-0012"), body=text, sender_name="Ons bedrijf"),
        about=[subject_of(contract), subject_of(contract.relation)],
        attachments=[keep_document(pdf, about=…, …)],
        said=Said(QUOTE_SENT, {"number": "2026-0012"}),
        by=by,
    )

It commits with the verb. The sentence is told, in the story of what it is about and in the name of who asked for it,
once the mail server has taken it; `to` is among its parameters. What went wrong is told by this room.

**Never twice.** The row says `sending`, and that is committed, before there is a connection. Between the mail server's
"250" and our next commit nobody can know whether the mail left: a worker that finds such a row of its own after a
restart, and one that loses the connection there, make it *uncertain*, for a person to decide. The Message-ID stays the
same whatever happens, so that who gets it twice after all sees it once.

**Not now, or never.** No connection and a 4xx are tried again, after pauses that grow, for two days; a 5xx is the end,
with the server's words. All who get it are one: when one address is refused, nobody gets it.

**Without a mail server** (`RELAAS_MAIL_URL`) mails wait, and the page of the outbox says so.
"""
