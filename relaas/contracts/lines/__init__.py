"""The lines of a contract (K3, K4): reading what was typed, what it comes to, and the verbs that change them."""
