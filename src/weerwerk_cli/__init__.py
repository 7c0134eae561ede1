"""The shell on files: commands that read a dossier or a log and print or write a result."""
