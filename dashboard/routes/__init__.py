"""Web routes beside the Dash pages: data, map files, health. One blueprint a file."""
