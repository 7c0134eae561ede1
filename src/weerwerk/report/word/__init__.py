"""The same house style in Word: headings that are headings, tables with a head, and a language that readers know."""
