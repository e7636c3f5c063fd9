"""Merging two parties (P11): what each room keeps of a party, the plan, and the verb."""
