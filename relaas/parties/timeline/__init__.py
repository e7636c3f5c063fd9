"""Documents with a relation, of whatever room, in one list by time (T3).

SOURCES.add("contracts", Source("contracts", rows=_contracts, kinds=…, url=…))
"""

from relaas.parties.timeline.reading import Document, rows_of
from relaas.parties.timeline.sources import COLUMNS, SOURCES, Source, as_documents

__all__ = ["COLUMNS", "SOURCES", "Document", "Source", "as_documents", "rows_of"]
