"""A book on many countries becomes its chapters, each with its head matter and its pages."""
