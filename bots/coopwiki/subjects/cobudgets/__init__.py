"""The subject: cobudgets."""
