"""The files under raw/: what each holds, and which one a resolution is taken from.

What belongs here: finding files, reading them once (in worker processes, through a cache), and
choosing between several files of one resolution. What a text says is the business of ``extract``,
how bytes become text that of ``formats``.
"""
