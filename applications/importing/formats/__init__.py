"""One module for each tracker whose files Onward reads without asking which column is which."""
