"""The subject: closed months."""
