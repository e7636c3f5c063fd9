"""RELAAS_STORAGE: where the bytes of files stand."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from relaas.program.environment import WrongSetting

NAME = "RELAAS_STORAGE"
EXAMPLE = "s3://bucket/folder?endpoint=https://s3.example.nl&region=eu-west-1"
_KNOWN = frozenset({"endpoint", "public", "region"})


def storage(url: str, *, key: str, secret: str) -> dict[str, Any]:
    """Django's settings for this URL: the folder `files` in RELAAS_HOME when it is empty, else a bucket."""
    if not url:
        return {"BACKEND": "relaas.kernel.disk_storage.DiskStorage"}
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.netloc:
        raise WrongSetting(NAME, f"must begin with s3:// and the name of a bucket; write it as {EXAMPLE}.")
    if "@" in parts.netloc:
        raise WrongSetting(NAME, "holds no keys: give those as RELAAS_STORAGE_KEY and RELAAS_STORAGE_SECRET.")
    if unknown := sorted(options.keys() - _KNOWN):
        raise WrongSetting(
            NAME, f"has an option {unknown[0]!r} that is not known; known are {', '.join(sorted(_KNOWN))}."
        )
    for name in ("endpoint", "public"):
        if not options.get(name, "https://").startswith(("https://", "http://")):
            raise WrongSetting(NAME, f"has an option {name} that does not begin with https://.")
    if bool(key) != bool(secret):
        raise WrongSetting("RELAAS_STORAGE_KEY", "and RELAAS_STORAGE_SECRET go together.")
    if find_spec("boto3") is None:
        raise WrongSetting(NAME, "needs what speaks S3: pip install 'relaas[s3]'.")
    told = {name: options.get(name, "").rstrip("/") for name in sorted(_KNOWN)}
    bucket = {"bucket": parts.netloc, "prefix": unquote(parts.path).strip("/"), "key": key, "secret": secret}
    return {"BACKEND": "relaas.kernel.bucket_storage.BucketStorage", "OPTIONS": bucket | told}
