"""Views of the database: each answers a question that many ask."""

from dataclasses import dataclass

from pipeline.derive.sql import quoted
from pipeline.tables import CITATIONS, RESOLUTIONS


@dataclass(frozen=True, kw_only=True)
class View:
    """A view, what a row of it is, and its query."""

    name: str
    comment: str
    query: str


LIKE_OURS = [
    kind
    for kind in CITATIONS.column("target_kind").categories
    if kind in RESOLUTIONS.column("document_type").categories
]
"""Kinds of cited documents that the dataset itself may hold: the network's nodes."""

OPERATIVE_CLAUSES = View(
    name="operative_clauses",
    comment="Operative clauses with the title, session and adoption date of their resolution.",
    query="""\
SELECT c.*, r.title, r.session, r.adoption_date
FROM clauses c JOIN resolutions r USING (resolution_id) WHERE c.kind = 'operative'""",
)

CITATION_NETWORK = View(
    name="citation_network",
    comment="Which resolution cites which: how many mentions, how many of them in preambular, "
    "operative and other paragraphs, in notes and in the masthead, and the verbs of the clauses, "
    "the most frequent first. A clause that cites through its note counts once, with the note. Of "
    "several languages of a resolution one counts, English if it is there.",
    query=f"""\
WITH RECURSIVE verbs AS (
    SELECT clause_id, action_lemma AS verb FROM clauses WHERE action_lemma IS NOT NULL
    UNION ALL
    SELECT c.clause_id, v.verb FROM clauses c JOIN verbs v ON c.parent_id = v.clause_id
    WHERE c.action_lemma IS NULL
), chosen AS (
    SELECT arg_min(resolution_id, (language <> 'en', language)) AS resolution_id
    FROM resolutions GROUP BY symbol
), mentions AS (
    SELECT c.symbol, c.target_symbol, v.verb, c.derivation = 'note' AS through_note,
        CASE WHEN c.footnote_id IS NOT NULL THEN 'note'
             WHEN c.clause_id IS NULL THEN 'masthead' ELSE p.kind END AS place
    FROM citations c JOIN chosen USING (resolution_id)
        LEFT JOIN clauses p USING (clause_id) LEFT JOIN verbs v USING (clause_id)
    WHERE c.target_kind IN ({", ".join(map(quoted, LIKE_OURS))}) AND c.target_symbol IS NOT NULL
), by_verb AS (
    SELECT symbol, target_symbol, verb, count(*) AS times FROM mentions
    WHERE verb IS NOT NULL GROUP BY ALL
), lists AS (
    SELECT symbol, target_symbol, list(verb ORDER BY times DESC, verb) AS verbs
    FROM by_verb GROUP BY ALL
), counts AS (
    SELECT symbol, target_symbol,
        count(*) FILTER (NOT through_note) AS mentions,
        count(*) FILTER (NOT through_note AND place = 'preambular') AS preambular,
        count(*) FILTER (NOT through_note AND place = 'operative') AS operative,
        count(*) FILTER (NOT through_note AND place IN ('heading', 'annex', 'formula')) AS other,
        count(*) FILTER (place = 'note') AS notes,
        count(*) FILTER (place = 'masthead') AS masthead
    FROM mentions GROUP BY ALL
)
SELECT c.*, l.verbs FROM counts c LEFT JOIN lists l USING (symbol, target_symbol)
ORDER BY symbol, target_symbol""",
)

NETWORK_MEMBERS = View(
    name="network_members",
    comment="The resolutions, decisions and statements of the citation network, in the dataset or "
    "only cited. Of one that is only cited the year is what citations state, where they agree.",
    query=f"""\
WITH here AS (
    SELECT symbol, true AS in_dataset, document_type AS kind, body, session, year,
        adoption_date, title, url
    FROM resolutions
    QUALIFY row_number() OVER (PARTITION BY symbol ORDER BY language <> 'en', language) = 1
), cited AS (
    SELECT target_symbol AS symbol, false AS in_dataset, min(target_kind) AS kind,
        min(target_body) AS body, NULL AS session,
        CASE WHEN count(DISTINCT year(stated_date)) = 1 THEN min(year(stated_date)) END AS year,
        NULL AS adoption_date, NULL AS title, NULL AS url
    FROM citations
    WHERE target_kind IN ({", ".join(map(quoted, LIKE_OURS))}) AND target_symbol IS NOT NULL
        AND target_symbol NOT IN (SELECT symbol FROM resolutions)
    GROUP BY target_symbol
)
FROM here UNION ALL FROM cited ORDER BY symbol""",
)

VERBS_BY_SESSION = View(
    name="verbs_by_session",
    comment="How often each operative verb opens a clause, by organ and session.",
    query="""\
SELECT r.body, r.session, c.action_lemma, count(*) AS clauses
FROM clauses c JOIN resolutions r USING (resolution_id)
WHERE c.kind = 'operative' AND c.action_lemma IS NOT NULL GROUP BY ALL ORDER BY ALL""",
)

REPORTS_DUE = View(
    name="reports_due",
    comment="Reports that were asked for: of whom, for which session or date.",
    query="""\
SELECT q.due_session, q.due_edtf, q.addressee, r.symbol, r.title, q.raw, q.clause_id
FROM requests q JOIN resolutions r USING (resolution_id)
WHERE q.kind = 'report' ORDER BY ALL""",
)

VIEWS = (OPERATIVE_CLAUSES, CITATION_NETWORK, NETWORK_MEMBERS, VERBS_BY_SESSION, REPORTS_DUE)
