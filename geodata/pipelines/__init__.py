"""Where the rooms meet the disk: importing events, placing them, building the browser's layers."""
