"""The addresses of this room."""

from django.urls import path, register_converter

from relaas.contracts.files import digital_copy
from relaas.contracts.files import page as files_page
from relaas.contracts.loss_reason_list import LOSS_REASONS
from relaas.contracts.models import Direction
from relaas.contracts.overviews import ORDERS, REQUESTS
from relaas.contracts.subscriptions.lists.overviews import PURCHASED, SUBSCRIPTIONS
from relaas.contracts.subscriptions.running.addresses import ADDRESSES as RUNNING
from relaas.contracts.views import (
    contacts,
    contract,
    copying,
    copying_lines,
    end_customer,
    line_subscription,
    lines,
    mail,
    new,
    overview,
    papers,
    pipeline,
    plan,
    price_note,
    status,
    subscription,
    value,
)
from relaas.overviews.views import addresses

app_name = "contracts"
register_converter(status.StepConverter, "contract_step")
CONTRACT = "contracten/<int:id>"
SUBSCRIPTION = "abonnementen/<int:id>"
VALUE = "abonnementen/waarde"
PAPER = f"{CONTRACT}/documenten/<str:kind>/<str:language>"

urlpatterns = [
    *RUNNING,
    *LOSS_REASONS.addresses("beheer/verliesredenen/"),
    *addresses(REQUESTS, "aanvragen/"),
    *addresses(ORDERS, "bestellingen/"),
    *addresses(SUBSCRIPTIONS, "abonnementen/"),
    *addresses(PURCHASED, "abonnementen/inkoop/"),
    path("aanvragen/overzicht/", overview.of(Direction.SALES), name="sales_overview"),
    path("bestellingen/overzicht/", overview.of(Direction.PURCHASE), name="purchase_overview"),
    path("aanvragen/pijplijn/", pipeline.of(Direction.SALES), name="sales_pipeline"),
    path("bestellingen/pijplijn/", pipeline.of(Direction.PURCHASE), name="purchase_pipeline"),
    path("aanvragen/nieuw/", new.sales, name="new_request"),
    path("bestellingen/nieuw/", new.purchase, name="new_order"),
    path(f"{CONTRACT}/", contract.show, name="contract"),
    path(f"{CONTRACT}/relaas/", contract.story, name="story"),
    path(f"{CONTRACT}/online-bestanden/", files_page.show, name="files"),
    path(f"{CONTRACT}/bewerken/", contract.edit, name="edit"),
    path(f"{CONTRACT}/facturatie/bewerken/", contract.edit_invoicing, name="edit_invoicing"),
    path(f"{CONTRACT}/status/<contract_step:step>/", status.take, name="step"),
    path(f"{CONTRACT}/prijsafspraken/", price_note.read, name="read_price_note"),
    path(f"{CONTRACT}/verwijderen/", contract.delete, name="delete"),
    path(f"{CONTRACT}/eindklant/", end_customer.choose, name="end_customer"),
    path(f"{CONTRACT}/eindklant/verwijderen/", end_customer.remove, name="remove_end_customer"),
    path(f"{CONTRACT}/contactpersonen/nieuw/", contacts.new, name="new_contact"),
    path(f"{CONTRACT}/contactpersonen/<int:row>/verwijderen/", contacts.remove, name="remove_contact"),
    path(f"{CONTRACT}/contactpersonen/<int:row>/eerste/", contacts.put_first, name="primary_contact"),
    path(f"{CONTRACT}/regels/bewerken/", lines.edit, name="edit_lines"),
    path(f"{CONTRACT}/regels/schikken/", lines.rearrange, name="rearrange_lines"),
    path(f"{CONTRACT}/regels/rekenen/", lines.reckon, name="reckon_lines"),
    path(f"{CONTRACT}/regels/kopie/", lines.copy, name="copy_lines"),
    path(f"{CONTRACT}/regels/verwijderen/", lines.remove, name="remove_lines"),
    path(f"{CONTRACT}/regels/elders/", copying_lines.select, name="select_lines"),
    path(f"{CONTRACT}/regels/naar/", copying_lines.into, name="copy_lines_into"),
    path(f"{CONTRACT}/regels/abonnement/", line_subscription.take, name="take_lines"),
    path(f"{CONTRACT}/regels/abonnement/keuze/", line_subscription.select, name="select_lines_to_take"),
    path(f"{CONTRACT}/regels/<int:row>/abonnement/", line_subscription.edit, name="line_subscription"),
    path(f"{CONTRACT}/regels/<int:row>/abonnement/stoppen/", line_subscription.stop, name="stop_subscription"),
    path(f"{CONTRACT}/kopie/", copying.copy, name="copy"),
    path(f"{CONTRACT}/kopie/andersom/", copying.copy_the_other_way, name="copy_the_other_way"),
    path(f"{CONTRACT}/documenten/bewaard/<int:kept>/", papers.show_kept, name="kept_paper"),
    path(f"{CONTRACT}/digitale-kopie/", digital_copy.add, name="add_copy"),
    path(f"{PAPER}/", papers.pdf, name="paper"),
    path(f"{PAPER}/voorbeeld/", papers.show, name="show_paper"),
    path(f"{PAPER}/bewaren/", papers.keep, name="keep_paper"),
    path(f"{CONTRACT}/plan/", plan.show, name="plan"),
    path(f"{CONTRACT}/plan/export.<slug:ending>", plan.export, name="export_plan"),
    path(f"{CONTRACT}/plan/gefactureerd/", plan.bill, name="bill_plan"),
    path(f"{CONTRACT}/plan/teruggedraaid/", plan.unbill, name="unbill_plan"),
    path(f"{SUBSCRIPTION}/", subscription.show, name="subscription"),
    path(f"{VALUE}/", value.show(Direction.SALES), name="value"),
    path(f"{VALUE}/export.<slug:ending>", value.export(Direction.SALES), name="value_export"),
    path(f"{VALUE}/inkoop/", value.show(Direction.PURCHASE), name="purchased_value"),
    path(f"{VALUE}/inkoop/export.<slug:ending>", value.export(Direction.PURCHASE), name="purchased_value_export"),
    path(f"{CONTRACT}/versturen/", mail.send, name="mail"),
]
