"""The headings that other programs write above their columns, as public pages give them (docs/import.md names them).

To each heading the target that it must be guessed as; empty where Relaas has no such thing.
"""

V, P, I, D = "address.visit.", "address.post.", "address.invoice.", "address.delivery."  # noqa: E741

RELATIONS: dict[str, dict[str, str]] = {
    "Exact": {
        "Relatiecode": "organization.code", "RelatieType": "role", "Status": "organization.status",
        "Naam": "organization.name", "BezoekAdres1": V + "street", "BezoekPostcode": V + "postcode",
        "BezoekPlaats": V + "city", "BezoekLand": V + "country", "PostAdres1": P + "street",
        "PostPostcode": P + "postcode", "PostPlaats": P + "city", "PostLand": P + "country",
        "FactuurAdres1": I + "street", "FactuurPostcode": I + "postcode", "FactuurPlaats": I + "city",
        "FactuurLand": I + "country", "LeverAdres1": D + "street", "LeverPostcode": D + "postcode",
        "LeverPlaats": D + "city", "LeverLand": D + "country", "E-Mail": "channel.email",
        "Website": "channel.website", "Telefoon": "channel.phone", "Fax": "channel.fax",
    },
    "AFAS Profit": {
        "Bedrijf_Naam": "organization.name", "Bedrijf_Adres": V + "street", "Bedrijf_Postcode": V + "postcode",
        "Bedrijf_Plaats": V + "city", "Bedrijf_Landcode": V + "country",
        "Bedrijf_FactuurAdres": I + "street", "Bedrijf_FactuurPostcode": I + "postcode",
        "Bedrijf_FactuurPlaats": I + "city", "Bedrijf_FactuurLandcode": I + "country",
        "Bedrijf_ExternSource": "",
    },
    "AFAS Profit (screen)": {
        "Nummer": "organization.code", "Naam": "organization.name", "Fiscaal nummer": "organization.rsin",
        "KvK-nummer": "organization.kvk", "Adres": V + "street",
    },
    "SnelStart": {
        "Relatiecode": "organization.code", "Naam": "organization.name", "Adres": V + "street",
        "Postcode": V + "postcode", "Plaats": V + "city", "Telefoonnummer": "channel.phone",
        "Mobielnummer": "channel.mobile", "Faxnummer": "channel.fax", "Emailadres": "channel.email",
        "BTW nummer": "organization.vat_number", "Nummer kvk": "organization.kvk", "Website": "channel.website",
        "Krediettermijn": "",
    },
    "Moneybird": {
        "Company Name": "organization.name", "Address1": V + "street", "Zipcode": V + "postcode", "City": V + "city",
        "Country": V + "country", "Email": "channel.email", "Phone": "channel.phone",
        "Customer Id": "organization.code",
        "Tax Number": "organization.vat_number", "Chamber Of Commerce": "organization.kvk",
        "Send Invoices To Email": "channel.invoice_email", "Delivery Method": "", "Sepa Iban": "bank.iban",
    },
    "Odoo": {
        "name": "organization.name", "country_id": V + "country", "zip": V + "postcode", "city": V + "city",
        "street": V + "street", "phone": "channel.phone", "mobile": "channel.mobile", "email": "channel.email",
        "vat": "organization.vat_number", "bank_ids/acc_number": "bank.iban",
    },
    "Dolibarr": {
        "Name": "organization.name", "Customer code": "organization.code", "Address": V + "street",
        "Zip Code": V + "postcode", "Town": V + "city", "Country": V + "country", "Country code": "",
        "Phone": "channel.phone", "Fax": "channel.fax", "Web": "channel.website",
        "Professional ID 1": "organization.kvk", "VAT number": "organization.vat_number", "Staff": "organization.size",
    },
    "EspoCRM": {
        "Name": "organization.name", "Website": "channel.website", "Email": "channel.email", "Phone": "channel.phone",
        "Type": "role", "Industry": "organization.industry", "Description": "organization.internal_note",
        "Billing Address Street": I + "street", "Billing Address City": I + "city",
        "Billing Address Postal Code": I + "postcode", "Billing Address Country": I + "country",
        "Shipping Address Street": D + "street", "Shipping Address City": D + "city",
        "Shipping Address Postal Code": D + "postcode", "Shipping Address Country": D + "country",
    },
    "HubSpot": {
        "Company name": "organization.name", "Company domain name": "organization.domain",
        "Phone number": "channel.phone", "Website URL": "channel.website", "City": V + "city",
        "Country/Region": V + "country", "Zip code": V + "postcode", "Lifecycle stage": "role", "Lead status": "",
    },
    "e-Boekhouden": {
        "Code": "organization.code", "Bedrijf": "organization.name", "Adres": V + "street",
        "Postcode": V + "postcode", "Plaats": V + "city", "Land": V + "country", "Telefoon": "channel.phone",
        "GSM": "channel.mobile", "FAX": "channel.fax", "Email": "channel.email", "Site": "channel.website",
        "Notitie": "organization.internal_note", "BTWNummer": "organization.vat_number",
        "KvkNummer": "organization.kvk",
    },
    "Nmbrs": {
        "Debiteurnr": "organization.code", "DebiteurNaam": "organization.name", "Telefoon": "channel.phone",
        "Faxnr": "channel.fax", "FactuurEmailadres": "channel.invoice_email", "Website": "channel.website",
        "FactuurAdres": I + "street", "FactuurHuisnummer": I + "house_number",
        "FactuurHuisnummerToev": I + "addition", "FactuurPostcode": I + "postcode", "FactuurPlaats": I + "city",
        "PostAdres": P + "street", "PostHuisnummer": P + "house_number", "PostHuisnummerToev": P + "addition",
        "PostPostcode": P + "postcode", "PostPlaats": P + "city",
    },
    "DigitaleFactuur": {
        "Relatienummer": "organization.code", "Bedrijf": "organization.name", "Adres": V + "street",
        "Postcode": V + "postcode", "Plaats": V + "city", "Land": V + "country", "Fax": "channel.fax",
        "Email": "channel.email", "Telefoon": "channel.phone", "kvk": "organization.kvk",
        "btwnummer": "organization.vat_number", "mobiel": "channel.mobile", "naam_rekeninghouder": "bank.holder",
    },
    "webXpress": {
        "Relatiecode": "organization.code", "Bedrijfsnaam": "organization.name", "Adres": V + "street",
        "Huisnummer": V + "house_number", "Postcode": V + "postcode", "Plaats": V + "city", "Land": V + "country",
        "Telefoonnummer": "channel.phone", "Telefoonnummer mobiel": "channel.mobile",
        "KvK-nummer": "organization.kvk", "BTW-nummer": "organization.vat_number", "E-mailadres": "channel.email",
        "URL website": "channel.website", "BTW plichtig": "",
    },
    "the reference product": {
        "Organization_Code": "organization.code", "Organization_Name": "organization.name",
        "Organization_Chamber_of_commerce_number": "organization.kvk",
        "Organization_Search_code": "organization.search_code",
        "Organization_Remark_common": "organization.internal_note",
        "Organization_Digital_invoice_address": "channel.invoice_address",
        "Organization_VAT_number": "organization.vat_number", "Organization_legal_name": "organization.legal_name",
        "Organization_Status": "organization.status", "Client": "role.customer", "Supplier": "role.supplier",
        "Organization_Phone": "channel.phone", "Organization_Fax": "channel.fax",
        "Organization_Email": "channel.email", "Organization_Website": "channel.website",
        "Organization_Address_Street": V + "street", "Organization_Address_Number": V + "house_number",
        "Organization_Address_Postal_code": V + "postcode", "Organization_Address_City": V + "city",
        "Organization_Address_Country": V + "country", "Organization_Address_Latitude": V + "latitude",
        "Organization_Address_Mailing_Street": P + "street", "Organization_Address_Mailing_Number": P + "house_number",
        "Organization_Address_Mailing_Postal_code": P + "postcode", "Organization_Address_Mailing_City": P + "city",
        "Account_manager": "account_manager", "Language": "organization.language",
        "Currency": "organization.currency", "Discount": "terms.discount",
        "Organization_Digital_invoice_header": "terms.attention", "Shipping_cost": "terms.shipping_scheme",
        "Invoice_reminder_schedule": "terms.document_scheme",
        "Organization_Price_agreement": "organization.price_note",
    },
}  # fmt: skip

PERSONS: dict[str, dict[str, str]] = {
    "Outlook": {
        "First Name": "person.first_name", "Middle Name": "person.prefix", "Last Name": "person.last_name",
        "Company": "employment.organization", "Department": "employment.department",
        "Job Title": "employment.function", "Home Street": "personal.street", "Home City": "personal.city",
        "Home Postal Code": "personal.postcode", "Home Country/Region": "personal.country",
        "Business Phone": "employment.work_phone", "Mobile Phone": "channel.mobile",
        "E-mail Address": "channel.email", "Web Page": "channel.website", "Notes": "person.internal_note",
        "Car Phone": "", "Assistant's Phone": "",
    },
    "HubSpot": {
        "First name": "person.first_name", "Last name": "person.last_name", "Email address": "channel.email",
        "Phone number": "channel.phone", "Mobile phone number": "channel.mobile", "Job title": "employment.function",
        "Company name": "employment.organization", "Website URL": "channel.website",
    },
    "the reference product": {
        "Person_Lastname": "person.last_name", "Person_Middlename": "person.prefix",
        "Person_Firstname": "person.first_name", "Person_Initials": "person.initials",
        "Person_Usual_name": "person.nickname", "Person_Gender": "person.salutation", "Person_Phone": "channel.phone",
        "Person_Mobile": "channel.mobile", "Person_Email": "channel.email",
        "Organization_Person_Function": "employment.function",
        "Organization_Code": "employment.organization_code", "Organization_Name": "employment.organization",
    },
}  # fmt: skip
