-- How much of what publishers decide is in the warehouse, by publisher and financial year of the decision. Without it a trend shows the crawler: compare years only where listed, obtained and read are close.
CREATE VIEW coverage AS
WITH papers AS (
    SELECT
        l.decision_id,
        bool_or(d.kind NOT IN ('listing', 'register')) AS is_obtained,
        bool_or(d.kind NOT IN ('listing', 'register') AND p.document_id IS NOT NULL) AS is_read
    FROM decision_document l
    JOIN document d ON d.document_id = l.document_id
    LEFT JOIN (SELECT DISTINCT document_id FROM page WHERE method <> 'none') p
        ON p.document_id = l.document_id
    WHERE l.is_current
    GROUP BY l.decision_id
),
withheld AS (
    SELECT DISTINCT decision_id FROM funding WHERE withheld IS NOT NULL
),
known AS (
    SELECT
        d.publisher_id,
        coalesce(d.decided_year, d.financial_years[1]) AS financial_year,
        coalesce(p.is_obtained, false) AS is_obtained,
        coalesce(p.is_read, false) AS is_read,
        w.decision_id IS NOT NULL OR coalesce(d.publication_deferred, false) AS is_withheld
    FROM decision d
    LEFT JOIN papers p ON p.decision_id = d.decision_id
    LEFT JOIN withheld w ON w.decision_id = d.decision_id
    UNION ALL
    SELECT
        publisher_id,
        CASE WHEN decided_on IS NOT NULL THEN
            printf(
                '%d/%02d',
                year(decided_on - INTERVAL 3 MONTH),
                (year(decided_on - INTERVAL 3 MONTH) + 1) % 100
            )
        END,
        false, false, false
    FROM listing_entry
    WHERE decision_id IS NULL
)
SELECT
    k.publisher_id,         -- the publisher
    o.name AS publisher_name,  -- its name
    k.financial_year,       -- financial year of the decision, else the first that it prints; empty where neither is known
    count(*) AS listed_count,  -- decisions known of, from papers or listings
    count(*) FILTER (WHERE k.is_obtained) AS obtained_count,  -- of them with a paper of their own, not only a listing's entry
    count(*) FILTER (WHERE k.is_read) AS read_count,          -- of them with readable text
    count(*) FILTER (WHERE k.is_withheld) AS withheld_count   -- of them with an amount withheld, or publication deferred
FROM known k
LEFT JOIN organisation o ON o.organisation_id = k.publisher_id
GROUP BY k.publisher_id, o.name, k.financial_year
ORDER BY k.publisher_id, k.financial_year NULLS LAST;
