"""What editors bring back, put into the hub's files: filled workbooks, files that a form saved."""
