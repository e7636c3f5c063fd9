"""What each piece of evidence weighs: points for, when two agree in it, and against, when they differ. Pure.

docs/duplicates.md shows this table to the reader; a test compares the two. From `LIKELY` on two are shown as likely
one; nothing is ever put together without a person who says so.
"""

LIKELY = 60
MOST = 100
FURTHER = 5  # for each further way to be reached: one household or office has them together

ORGANIZATION = {
    "number": 75,  # KvK, RSIN, VAT or OIN: the first that agrees; the others say nothing new
    "number_differs": -45,  # for each that both have
    "branch_differs": -60,
    "branch": -250,  # head office and branch, or two branches of one: known to be two
    "name_same": 62,
    "name_abbreviated": 55,
    "name_near": 62,  # times the part that is alike: 0.9 with a typing error, 0.8 where the stem agrees
    "name_holds": 35,
    "name_crossed": -10,
    "name_other": -20,
    "name_numbered": -100,
    "form_differs": -25,
    "iban": 45,
    "email": 45,
    "phone": 25,
    "place": 20,
    "domain": 20,
    "city": 8,
    "city_differs": -20,
    "phone_differs": -5,
    "place_differs": -8,
    "domain_differs": -8,
}

PERSON = {
    "first_same": 50,
    "first_called": 46,
    "first_near": 44,
    "first_initial": 30,
    "first_unknown": 20,
    "first_different": -15,
    "last_near": -8,
    "last_married": -10,
    "last_other": -60,  # beside what the first name gives
    "last_other_first_other": -40,
    "prefix_differs": -20,
    "prefix_missing": -12,
    "birth_date": 35,
    "birth_date_differs": -80,
    "email": 45,
    "iban": 40,
    "phone": 35,
    "employer": 25,
    "place": 22,
    "city": 12,
    "city_differs": -15,
    "email_differs": -8,
    "phone_differs": -8,
    "place_differs": -8,
}
