"""From a log file to findings: what the logs show, held against what the paper says."""
