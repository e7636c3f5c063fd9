"""ActivitySum: how many activities there are of each sort, kept so that no list counts a million."""

from django.db import models

from relaas.activities.models.choices import ActivityKind, Channel


class ActivitySum(models.Model):
    """A part of the number of the activities of one sort; together its parts are how many there are.

    Triggers keep it (`parties.sums`), as they do `contracts.ContractSum`. No performer and no category are 0.
    `hidden`: the relation or the person is kept for its account manager (P4). Not a `Record`: it says nothing that the
    activities do not.
    """

    kind = models.CharField(max_length=8, choices=ActivityKind)
    channel = models.CharField(max_length=6, choices=Channel, blank=True, default="")
    done = models.BooleanField()
    performer_id = models.BigIntegerField(default=0)
    category_id = models.BigIntegerField(default=0)
    priority = models.PositiveSmallIntegerField(default=0)
    about_right = models.CharField(max_length=100, blank=True, default="")
    hidden = models.BooleanField(default=False)
    part = models.BigIntegerField(default=0)
    number = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="activity_sum_once",
                fields=(
                    "kind", "channel", "done", "performer_id", "category_id", "priority", "about_right", "hidden",
                    "part",
                ),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind}: {self.number}"
