-- A kind and year in which the equal shares of priorities or themes do not add up to the facts.
-- severity: serious, integrity
WITH fact AS (
    SELECT kind, financial_year, sum(amount_gbp) AS fact_gbp
    FROM funding_fact
    WHERE counted_by_id IS NULL
    GROUP BY kind, financial_year
),
shared AS (
    SELECT 'priority' AS by_what, kind, financial_year, sum(share_gbp) AS share_gbp
    FROM funding_by_priority_year
    GROUP BY kind, financial_year
    UNION ALL
    SELECT 'theme', kind, financial_year, sum(share_gbp)
    FROM funding_by_theme_year
    GROUP BY kind, financial_year
)
SELECT w.by_what, f.kind, f.financial_year, f.fact_gbp, s.share_gbp
FROM fact f
CROSS JOIN (VALUES ('priority'), ('theme')) w (by_what)
LEFT JOIN shared s
    ON s.by_what = w.by_what AND s.kind = f.kind
    AND s.financial_year IS NOT DISTINCT FROM f.financial_year
WHERE s.share_gbp IS DISTINCT FROM f.fact_gbp;
