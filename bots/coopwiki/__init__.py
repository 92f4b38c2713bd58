"""A cooperative's books, kept on its wiki and computed by robots."""

__version__ = "0.1.0"
