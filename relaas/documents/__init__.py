"""Documents: PDFs, set by typst in child processes. A list as PDF is registered with the overviews (`list_pdf`)."""
