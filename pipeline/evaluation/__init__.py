"""How right the reading is: what the code reads, held against what is known of the same texts.

What belongs here: the standards (documents read by hand, an independent reading of the official
markup), the comparison, the arithmetic of precision, recall and intervals, and the file of figures
that is kept with the code. Releases carry those figures; they never measure.
"""
