"""The invented companies and persons: complete, consistent, and reaching nobody."""

from relaas.demo.almanac import FIRST_DAY
from relaas.demo.invented import companies, persons
from relaas.demo.people import SIGN_INS, sign_in_lines


def test_companies_refer_to_one_another_and_to_users() -> None:
    keys = [company.key for company in companies()]
    users = {sign_in.key for sign_in in SIGN_INS if sign_in.role == "sales"}
    assert len(keys) == len(set(keys))
    for place, company in enumerate(companies()):
        assert not company.branch_of or company.branch_of in keys[:place]
        assert set(company.account_managers.split()) <= users
        assert company.roles


def test_invented_numbers_and_domains_reach_nobody() -> None:
    for company in companies():
        assert company.domain.endswith(".example")
        assert company.kvk[:2] in {"", "00"}
        assert "99" in company.vat_number[2:6] or not company.vat_number
    assert all(somebody.mobile[:7] in {"", "+316800"} for somebody in persons())


def test_persons_work_at_companies_that_are_there() -> None:
    keys = {company.key for company in companies()} | {""}
    with_managers = {company.key for company in companies() if company.account_managers}
    for somebody in persons():
        assert somebody.company in keys
        assert {key for key, _function in somebody.further_employers} <= keys
        assert not somebody.only_for_account_manager or somebody.company in with_managers
        assert int(somebody.ended_days_ago or 0) < FIRST_DAY
        assert somebody.company or somebody.roles


def test_a_mailbox_is_made_of_the_name() -> None:
    by_last_name = {somebody.last_name: somebody.mailbox for somebody in persons()}
    assert by_last_name["IJssel"] == "hg.vandenijssel"
    assert by_last_name["Ait Ouyahia"] == "a.aitouyahia"
    assert all(mailbox.isascii() for mailbox in by_last_name.values())


def test_all_six_roles_can_sign_in_and_one_sees_only_its_own() -> None:
    assert {each.role for each in SIGN_INS} == {"administrator", "manager", "finance", "sales", "purchasing", "reader"}
    assert len(SIGN_INS) == 8
    assert [each.role for each in SIGN_INS if each.only_managed] == ["sales"]
    assert all(each.email in " ".join(sign_in_lines()) for each in SIGN_INS)
