"""Files for readers to keep: templates as workbooks and documents, the same bytes for the same data and day."""
