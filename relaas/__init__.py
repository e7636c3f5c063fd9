"""Relaas: relation management for Dutch organizations."""
