"""One file in a bucket, to read: from front to end in one answer, elsewhere after a `seek`."""

import io
from typing import Any


class BucketFile(io.RawIOBase):
    """Reads what `client` (boto3's, for S3) has under `key`, `size` bytes. Nothing comes before it is read."""

    def __init__(self, client: Any, bucket: str, key: str, size: int) -> None:
        self._client, self._bucket, self._key, self._size = client, bucket, key, size
        self._at = 0
        self._answer: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        place = max(0, begin + offset)
        if place != self._at:
            self._at = place
            self._let_go()
        return place

    def readinto(self, buffer: Any, /) -> int:
        if self._at >= self._size:
            return 0
        if self._answer is None:
            wanted = {"Bucket": self._bucket, "Key": self._key, "Range": f"bytes={self._at}-"}
            self._answer = self._client.get_object(**wanted)["Body"]
        piece = self._answer.read(len(buffer))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        self._let_go()
        super().close()

    def _let_go(self) -> None:
        if self._answer is not None:
            self._answer.close()
            self._answer = None
