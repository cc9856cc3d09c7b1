"""LICENSE: what the project adds is free; the texts are the United Nations' own."""

from pipeline.release.edition import Edition

STATEMENT = """\
Rights in this release

1. What the project adds - structure, identifiers, offsets, classifications, metadata and the code
   in this folder - is dedicated to the public domain under Creative Commons CC0 1.0 Universal
   (SPDX: CC0-1.0), https://creativecommons.org/publicdomain/zero/1.0/.

2. The texts of resolutions and the words quoted from them are documents of the United Nations.
   They are reproduced here with acknowledgement, as unofficial copies, under the United Nations'
   own terms of use (https://www.un.org/en/about-us/terms-of-use). Official are the documents that
   the United Nations publishes, each at the address in the column url of the table resolutions.
   Acknowledge the United Nations as their source when you use them.

3. The United Nations has not reviewed or endorsed this dataset.

4. Whoever holds rights in something here and wants it removed asks for it in the issue tracker of
   the project, naming the symbol or the path in the table sources. It is taken out of the next
   release, and the release's changes say so.
"""


def write(edition: Edition) -> None:
    edition.text("LICENSE", STATEMENT)
