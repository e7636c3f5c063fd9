"""The compound file of the older Office: Word, Excel, PowerPoint and Outlook begin alike, so the name decides."""

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
UNKNOWN = "application/x-ole-storage"
_BY_ENDING = {
    ".doc": "application/msword",
    ".dot": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".xlt": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pps": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
    ".vsd": "application/vnd.visio",
    ".mpp": "application/vnd.ms-project",
    ".pub": "application/vnd.ms-publisher",
    ".msi": "application/x-msi",
}


def type_of_compound(ending: str) -> str:
    """The media type of a compound file whose name ends so."""
    return _BY_ENDING.get(ending, UNKNOWN)
