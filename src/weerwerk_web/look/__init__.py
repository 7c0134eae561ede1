"""How the workbench looks and speaks: templates, style, language."""
