"""What a record's own columns allow: length, form, choices, uniqueness."""

from collections.abc import Collection

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from relaas.kernel.refusals import Problem, Refused


def require_valid(record: models.Model, *, exclude: Collection[str] = ()) -> None:
    """Refuse, with all problems at once, what the columns of `record` do not allow; `exclude` names columns to skip.

    The codes are Django's (`required`, `max_length`, `invalid`, `unique` …). Constraints of the table are left to the
    database: a verb that can break one says so in its own words.
    """
    try:
        record.full_clean(exclude=set(exclude), validate_constraints=False)
    except ValidationError as error:
        raise Refused.for_all(_problems(error)) from error


def _problems(error: ValidationError) -> list[Problem]:
    return [
        Problem(each.code or "invalid", each.messages[0], None if field == NON_FIELD_ERRORS else field)
        for field, errors in error.error_dict.items()
        for each in errors
    ]
