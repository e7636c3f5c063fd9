"""A contract takes a step (K2): in one click, or by a form under its statuses."""

from django.http import HttpResponse

from relaas.contracts.page import page_of
from relaas.contracts.pipeline import came_from
from relaas.contracts.rights import CHANGE
from relaas.contracts.stepping import STEPS, Step
from relaas.contracts.views.frame import edited, find_contract, lacks_right, sent
from relaas.kernel.refusals import Refused
from relaas.web.answers import refused
from relaas.web.rights import Request, needs


class StepConverter:
    """The word of a step in an address."""

    regex = "|".join(STEPS)

    def to_python(self, value: str) -> Step:
        return STEPS[value]

    def to_url(self, value: Step | str) -> str:
        return value if isinstance(value, str) else value.word


@needs(CHANGE)
def take(request: Request, id: int, step: Step) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    back, asked = came_from(request.GET), {name: request.GET[name] for name in ("to",) if name in request.GET}
    form = step.form(
        *sent(request),
        contract=contract,
        here=page_of(contract),
        title=str(step.label),
        leads_to=step.leads_to,
        asked=asked,
    )
    try:
        return edited(
            request, contract, "status", form, step.said, lambda: step.deed(contract, form, request.actor), back=back
        )
    except Refused as refusal:  # somebody else took a step meanwhile
        return refused(request, refusal, back or page_of(contract))
