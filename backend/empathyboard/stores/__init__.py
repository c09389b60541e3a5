"""Where documents and boards are kept."""
