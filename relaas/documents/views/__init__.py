"""The pages and files of documents."""
