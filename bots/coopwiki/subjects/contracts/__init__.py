"""The subject: contracts, who is in the cooperative and what the law asks next."""
