"""Reports and papers: values in plain Dutch on one side, typeset pages on the other."""
