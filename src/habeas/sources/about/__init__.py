"""What can be told about a document from its words: country, period, publisher, dates, language."""
