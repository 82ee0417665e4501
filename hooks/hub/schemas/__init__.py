"""JSON Schemas made from the models: for editors of the data's files, and for those who use what the site publishes."""
