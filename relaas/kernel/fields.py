"""Columns that behave the same on both databases."""

from typing import Any

from django.db import models


class FoldedField(models.CharField[str, str]):
    """A folded text to sort by (`kernel.folding`), filled in Python by the verb that changes what it is made of.

    Byte order on both databases: SQLite compares bytes by itself, PostgreSQL needs the "C" collation.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        kwargs["blank"] = True
        kwargs["default"] = ""
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
