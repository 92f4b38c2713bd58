"""Several cooperatives side by side: each one's pack, made by any engine, and what they are compared by."""
