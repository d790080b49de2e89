"""The languages of the pages: addresses, the language list, parts of pages in another language."""
