"""What the cooperative's books are about, one folder a subject."""
