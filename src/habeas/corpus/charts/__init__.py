"""Charts of tables as SVG: text and shapes alone, for light and dark, without a script."""
