"""vCard: a relation or a person as an address book takes it, with what its viewer sees on the page and no more."""
