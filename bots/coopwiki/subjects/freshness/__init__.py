"""The subject: freshness."""
