"""The subject: commons, brands, partners and tools."""
