"""A municipality's dossier: a folder of plain files with everything it put in."""
