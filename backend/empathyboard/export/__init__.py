"""A board on its way out: one scene and one layout, a thin writer for each format."""
