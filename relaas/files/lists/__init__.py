"""The list of all files, and what search and palette have of them."""
