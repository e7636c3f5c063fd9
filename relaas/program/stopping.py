"""How the program ends before its work is done: one sentence for a person, one exit code for a script."""

REFUSED = 1
WRONG = 2


class Stop(Exception):
    """The program stops here and says why. `code`: 1 refused or found wrong; 2 a wrong setting or database."""

    def __init__(self, sentence: str, code: int = WRONG) -> None:
        super().__init__(sentence)
        self.code = code
