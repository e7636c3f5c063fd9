"""Who can sign in to the demonstration. Free of Django, so that it can be printed before anything is loaded.

There is one password for all of them. It is for the demonstration only: it stands in public in this file.
"""

from dataclasses import dataclass

PASSWORD = "het-hele-relaas"  # noqa: S105 - of the demonstration, and printed on the screen


@dataclass(frozen=True)
class SignIn:
    """One user: the built-in role's key, and what the user is in the words of the screen."""

    key: str
    name: str
    role: str
    what: str
    only_managed: bool = False
    language: str = "nl"
    team: str = "Kantoor"

    @property
    def email(self) -> str:
        """The address to sign in with; `.example` reaches nobody."""
        return f"{self.key}@waterkant.example"


SIGN_INS = (
    SignIn("ilse", "Ilse Brandsma", "administrator", "beheerder"),
    SignIn("ruud", "Ruud 't Hart", "manager", "manager"),
    SignIn("fatima", "Fatima el Idrissi", "finance", "financiën"),
    SignIn("sanne", "Sanne IJsselmuiden", "sales", "accountmanager", team="Verkoop"),
    SignIn("daan", "Daan van der Velde", "sales", "accountmanager", team="Verkoop"),
    SignIn("noor", "Noor Yıldız", "sales", "accountmanager, alleen eigen relaties", only_managed=True, team="Verkoop"),
    SignIn("wim", "Wim Kowalczyk", "purchasing", "inkoper"),
    SignIn("joris", "Joris de Boer", "reader", "lezer"),
)


def sign_in_lines() -> list[str]:
    """The sign-ins as they are printed: a line each, the password last."""
    width = max(len(sign_in.email) for sign_in in SIGN_INS)
    lines = [f"  {sign_in.email:{width}}  {sign_in.name}, {sign_in.what}" for sign_in in SIGN_INS]
    return [*lines, f"  password of all: {PASSWORD}"]
