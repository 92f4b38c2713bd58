"""The kit of pages: escape, layout, zones, splitting, charts. It knows no subject."""
