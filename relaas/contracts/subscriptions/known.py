"""All parts of subscriptions that other rooms find through registries; imported once, when the room is ready."""

from relaas.contracts.subscriptions import billed_once, part, plan_card, relation_tab, staying, verbs  # noqa: F401
from relaas.contracts.subscriptions.describing import describe_subscriptions
from relaas.contracts.subscriptions.lists import found, overviews, today  # noqa: F401
from relaas.contracts.subscriptions.running import hanging, law, marking, nightly, whole  # noqa: F401
from relaas.contracts.subscriptions.values import following, keeping  # noqa: F401

describe_subscriptions()
