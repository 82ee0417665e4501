"""The hub's records as tables and files that others can use: workbooks, CSV, JSON, and what describes them."""
