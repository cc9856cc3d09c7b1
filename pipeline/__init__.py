"""United Nations resolutions as data: from published documents to a checked, versioned release."""
