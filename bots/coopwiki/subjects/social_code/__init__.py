"""The subject: social code."""
