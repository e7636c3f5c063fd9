"""Reading settings from the environment. What is wrong is said in one sentence that names the setting."""

import os
import re
from pathlib import Path

from relaas.kernel.encryption_keys import WrongKey, name_of
from relaas.program.stopping import Stop

ENCRYPTION_KEYS_FILE = "encryption-keys"
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - a file's name
_YES = frozenset({"1", "yes", "true", "on"})
_UNITS = {"": 0, "k": 10, "m": 20, "g": 30}
_NO = frozenset({"", "0", "no", "false", "off"})


class WrongSetting(Stop):
    """A setting that Relaas cannot work with. The sentence names it and never repeats a password."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"{name} {sentence}")
        self.name = name


def text(name: str, default: str = "") -> str:
    """The setting as it stands, without spaces around it; `default` when it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """A setting that is on or off; off when absent. Refuses anything but 1/0, yes/no, true/false, on/off."""
    given = text(name).lower()
    if given not in _YES | _NO:
        raise WrongSetting(name, f"must be 1 or 0, not {given!r}.")
    return given in _YES


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included."""
    given = text(name, str(default))
    if not (given.isascii() and given.isdigit()) or not least <= int(given) <= most:
        raise WrongSetting(name, f"must be a whole number from {least} to {most}, not {given!r}.")
    return int(given)


def size(name: str, default: str, *, least: int, most: int) -> int:
    """A number of bytes from `least` to `most`: `2500000`, or with a unit of 1024: `500kB`, `100MB`, `5GB`."""
    given = text(name, default)
    found = re.fullmatch(r"([0-9]{1,15}) ?(|k|m|g)b?", given.lower())
    bytes_given = int(found[1]) << _UNITS[found[2]] if found else 0
    if not least <= bytes_given <= most:
        raise WrongSetting(
            name, f"must be a number of bytes, or one with kB, MB or GB such as {default}, not {given!r}."
        )
    return bytes_given


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of the `allowed` words."""
    given = text(name, default)
    if given not in allowed:
        raise WrongSetting(name, f"must be one of {', '.join(allowed)}, not {given!r}.")
    return given


def hosts(name: str, default: str) -> list[str]:
    """Host names separated by commas. A scheme, path or port among them is a mistake worth naming."""
    given = [host.strip() for host in text(name, default).split(",") if host.strip()]
    for host in given:
        if "/" in host or " " in host or (":" in host and not host.startswith("[")):
            raise WrongSetting(name, f"takes host names separated by commas, without https:// or a port, not {host!r}.")
    return given


def home() -> Path:
    """RELAAS_HOME: the folder that holds the database, the stored files and all that Relaas makes by itself."""
    folder = Path(text("RELAAS_HOME", "var")).expanduser().resolve()
    if folder.exists() and not folder.is_dir():
        raise WrongSetting("RELAAS_HOME", f"must be a folder, and {folder} is not.")
    return folder


def secret_key(folder: Path) -> str:
    """RELAAS_SECRET_KEY, else the one that was made on first start in `folder`, else nothing."""
    given = text("RELAAS_SECRET_KEY")
    if given and len(given) < 32:
        raise WrongSetting("RELAAS_SECRET_KEY", "must have at least 32 characters.")
    kept = folder / SECRET_KEY_FILE
    if given or not kept.exists():
        return given
    try:
        return kept.read_text().strip()
    except OSError as error:
        raise WrongSetting(
            "RELAAS_HOME", f"holds a secret key that cannot be read: {kept} ({error.strerror})."
        ) from error


def encryption_keys(folder: Path) -> list[str]:
    """RELAAS_ENCRYPTION_KEYS, else those that Relaas made in `folder` (one a line), else none. The first writes."""
    given = text("RELAAS_ENCRYPTION_KEYS")
    keys = [key.strip() for key in given.split(",") if key.strip()] if given else kept_encryption_keys(folder)
    try:
        names = [name_of(key) for key in keys]
    except WrongKey as error:
        place = "RELAAS_ENCRYPTION_KEYS" if given else "RELAAS_HOME"
        where = "" if given else f"holds {folder / ENCRYPTION_KEYS_FILE}, which "
        raise WrongSetting(place, f"{where}takes keys that `relaas keys new` made, and one of them is none.") from error
    return [key for place, key in enumerate(keys) if names[place] not in names[:place]]


def kept_encryption_keys(folder: Path) -> list[str]:
    """The keys in the file of the home; what stands behind # is for people."""
    kept = folder / ENCRYPTION_KEYS_FILE
    if not kept.exists():
        return []
    try:
        lines = kept.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting("RELAAS_HOME", f"holds encryption keys that cannot be read: {kept}.") from error
    return [key for line in lines if (key := line.partition("#")[0].strip())]
