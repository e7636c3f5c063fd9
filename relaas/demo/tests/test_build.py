"""The whole demonstration, built once in a database of its own and looked at from all sides."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import RequestFactory
from pytest_django.plugin import DjangoDbBlocker

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.demo import invented, reading
from relaas.demo.build import Built, build
from relaas.demo.people import PASSWORD, SIGN_INS
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.invariants import INVARIANTS
from relaas.kernel.preparation import prepare_everything
from relaas.kernel.refusals import Refused
from relaas.parties.models import Address, AddressType, Channel, ChannelType, Employment, Party, Role, Stage
