"""House tests: what holds for every room, found by looking at all of them."""
