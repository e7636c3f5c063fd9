"""What django-allauth must know; `relaas.program.settings` takes all of it over. Why so: docs/decisions/allauth.md."""

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["relaas.accounts.backend.AccountsBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "relaas.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "relaas.accounts.adapter.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An administrator typed the address and the invitation reached it; there is nothing left to verify.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Asked on the form: "stay signed in".
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Counted in the database, so exactly, over all workers.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_FORMS = {
    "login": "relaas.accounts.sign_in_forms.LoginForm",
    "reset_password": "relaas.accounts.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "relaas.accounts.sign_in_forms.ResetPasswordKeyForm",
    "change_password": "relaas.accounts.sign_in_forms.ChangePasswordForm",
    "set_password": "relaas.accounts.sign_in_forms.SetPasswordForm",
    "reauthenticate": "relaas.accounts.sign_in_forms.ReauthenticateForm",
}

MFA_ADAPTER = "relaas.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Relaas"
MFA_FORMS = {
    "authenticate": "relaas.accounts.sign_in_forms.SecondFactorForm",
    "reauthenticate": "relaas.accounts.sign_in_forms.SecondFactorAgainForm",
    "activate_totp": "relaas.accounts.sign_in_forms.ActivateTotpForm",
    "authenticate_webauthn": "relaas.accounts.sign_in_forms.PasskeyForm",
    "login_webauthn": "relaas.accounts.sign_in_forms.PasskeyLoginForm",
    "reauthenticate_webauthn": "relaas.accounts.sign_in_forms.PasskeyAgainForm",
    "add_webauthn": "relaas.accounts.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "relaas.accounts.sign_in_forms.EditPasskeyForm",
}
# A clock that is half a minute off is common on phones.
MFA_TOTP_TOLERANCE = 1

USERSESSIONS_TRACK_ACTIVITY = False
