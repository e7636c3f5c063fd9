"""Adding files from a browser (T14): the zone on a page, what came in, and what became of it."""
