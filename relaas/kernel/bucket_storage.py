"""Stored bytes in a bucket that speaks S3 (RELAAS_STORAGE): what is written is there whole or not at all.

No program can hold a lock there. What nobody claims is left alone for a day after it was last written, and who uses
bytes that stand there already writes them again when they are half a day old: so the sweep never meets a writer.
"""

import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import BufferedReader
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
from boto3.exceptions import S3UploadFailedError
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.http import content_disposition_header

from relaas.kernel import clock
from relaas.kernel.arriving import Arriving, Hold, Unreachable
from relaas.kernel.bucket_file import BucketFile

GRACE = timedelta(days=1)
ADDRESS_SECONDS = 60
WAIT_SECONDS = 20
PIECE = 1 << 18
COPIES = "copies"
_GONE = {"404", "NoSuchKey", "NotFound"}


class BucketStorage(Storage):
    """A bucket, or a folder `prefix` in it (`byte_storage.ByteStorage`).

    `endpoint`: where it speaks S3, empty for Amazon's; `public`: the same as browsers reach it. `key` and `secret`:
    empty where the machine has its own way in.
    """

    def __init__(
        self, bucket: str, prefix: str, endpoint: str, public: str, region: str, key: str, secret: str
    ) -> None:
        self._bucket, self._prefix = bucket, f"{prefix}/" if prefix else ""
        self._endpoint, self._public = endpoint, public or endpoint
        self._way_in = {
            "region_name": region or None,
            "aws_access_key_id": key or None,
            "aws_secret_access_key": secret or None,
        }

    def settle(self, arriving: Arriving, place: str) -> Hold:
        if not self._is_fresh(place):
            arriving.flush()
            try:
                self._client.upload_file(str(arriving.path), self._bucket, self._prefix + place)
            except (S3UploadFailedError, BotoCoreError) as error:
                raise Unreachable from error
        return Hold()

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:  # noqa: ARG002 - Django's signature
        raw = BucketFile(self._client, self._bucket, self._prefix + name, self._size(name))
        return File(BufferedReader(raw, PIECE), name=name)

    def exists(self, name: str) -> bool:
        return self._written(name) is not None

    def delete(self, name: str) -> None:
        self._client.delete_object(Bucket=self._bucket, Key=self._prefix + name)

    def places(self, folders: Collection[str]) -> Iterator[list[str]]:
        wanted, common = set(folders), "" if len(folders) > 1 else f"{min(folders)}/"
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix + common):
            found = [each["Key"].removeprefix(self._prefix) for each in page.get("Contents", [])]
            yield [place for place in found if place.partition("/")[0] in wanted]

    def remove_unclaimed(self, place: str, claimed: Callable[[], bool]) -> bool:
        if claimed() or not (written := self._written(place)) or written > clock.now() - GRACE:
            return False
        self.delete(place)
        return True

    def address(self, place: str, name: str) -> str | None:
        wanted = {
            "Bucket": self._bucket,
            "Key": self._prefix + place,
            "ResponseContentDisposition": content_disposition_header(as_attachment=True, filename=name),
            "ResponseContentType": "application/octet-stream",
            "ResponseCacheControl": "private, no-store",
        }
        address: str = self._signer.generate_presigned_url("get_object", Params=wanted, ExpiresIn=ADDRESS_SECONDS)
        return address

    def path_of(self, place: str) -> Path:
        copy = Path(settings.MEDIA_ROOT) / COPIES / place.replace("/", "-")
        if not copy.exists():
            self._size(place)
            copy.parent.mkdir(parents=True, exist_ok=True)
            half = copy.with_name(uuid4().hex)
            self._client.download_file(self._bucket, self._prefix + place, str(half))
            half.replace(copy)
        return copy

    def forget_copies(self) -> None:
        copies, long_ago = Path(settings.MEDIA_ROOT) / COPIES, time.time() - GRACE.total_seconds()
        for copy in copies.iterdir() if copies.exists() else []:
            if copy.stat().st_mtime < long_ago:
                copy.unlink(missing_ok=True)

    def _is_fresh(self, place: str) -> bool:
        try:
            written = self._written(place)
        except (BotoCoreError, ClientError) as error:
            raise Unreachable from error
        return written is not None and written > clock.now() - GRACE / 2

    def _written(self, place: str) -> datetime | None:
        found = self._head(place)
        return None if found is None else found["LastModified"].astimezone(UTC)

    def _size(self, place: str) -> int:
        found = self._head(place)
        if found is None:
            raise FileNotFoundError(place)
        size: int = found["ContentLength"]
        return size

    def _head(self, place: str) -> Any:
        try:
            return self._client.head_object(Bucket=self._bucket, Key=self._prefix + place)
        except ClientError as error:
            if error.response["Error"]["Code"] in _GONE:
                return None
            raise

    @cached_property
    def _client(self) -> Any:
        return self._speaking_to(self._endpoint)

    @cached_property
    def _signer(self) -> Any:
        return self._client if self._public == self._endpoint else self._speaking_to(self._public)

    def _speaking_to(self, endpoint: str) -> Any:
        # What others than Amazon understand: signed in the fourth way, the bucket in the path, no newer checksums.
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": "path" if endpoint else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            connect_timeout=WAIT_SECONDS,
            read_timeout=WAIT_SECONDS,
        )
        return boto3.session.Session().client("s3", endpoint_url=endpoint or None, config=config, **self._way_in)
