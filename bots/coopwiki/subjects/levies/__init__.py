"""The subject: levies."""
