"""How fast and how large: ``make bench`` measures, and writes REPORT.md.

places      where a made document stands, and what it continues; chance: that can be asked again
documents   made from a grammar, with their truth; phrases: their words; printing: their forms
truth       what a reading says otherwise
inputs      what is read: made documents, and the real ones where there are any
measure     runs, medians, spread, memory of processes
reading     documents a second, by format and by stage
peers       other tools on the same documents, in an environment of their own
growth      from a hundred documents to a hundred thousand
stages      one build, with what each of its steps took
orchestration  Dagster's own share; instance: a real one, with many sessions in one run
builds      whole, unchanged and incremental builds, verification, lineage
nasty       how each reader's time grows with one piece again and again
scaling     what a document costs, and what that comes to: docs/scaling.md
report      the figures as a page; report_growth: what grows; table: a table
"""
