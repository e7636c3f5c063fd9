"""Documents of a contract by e-mail (K8): to whom, what it says, and sending it through the outbox of `documents`."""
