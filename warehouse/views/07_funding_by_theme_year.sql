-- Money by theme, kind and financial year, of headline facts, each counted once. A decision that cites several counts whole in whole_gbp under each of them (never add those) and in equal shares in share_gbp, which add up to the facts' totals to the penny. "none stated" is a row. Never add kinds together. Core police grant and council tax precept mostly bypass these decisions.
CREATE VIEW funding_by_theme_year AS
WITH cited AS (
    SELECT
        decision_id, theme_id,
        row_number() OVER (PARTITION BY decision_id ORDER BY theme_id) AS place,
        count(*) OVER (PARTITION BY decision_id) AS cited_count
    FROM decision_theme
),
shared AS (
    SELECT
        f.funding_id, f.decision_id, f.kind, f.financial_year, f.amount_gbp, c.theme_id,
        equal_share_gbp(
            f.amount_gbp, coalesce(c.cited_count, 1), coalesce(c.place, 1)
        ) AS share_gbp
    FROM funding_fact f
    LEFT JOIN cited c ON c.decision_id = f.decision_id
    WHERE f.counted_by_id IS NULL
)
SELECT
    s.theme_id,            -- the theme; empty where the decision states none
    coalesce(p.name, 'none stated') AS theme_name,  -- its name
    s.kind,                 -- kind of funding
    s.financial_year,       -- financial year; empty for what no single year can be given
    CAST(sum(s.amount_gbp) AS DECIMAL(18,2)) AS whole_gbp,  -- whole amounts of all decisions that cite it; never add these rows
    CAST(sum(s.share_gbp) AS DECIMAL(18,2)) AS share_gbp,  -- equal shares among all that a decision cites; these rows add up
    count(DISTINCT s.funding_id) AS fact_count,  -- facts in it
    count(DISTINCT s.decision_id) AS decision_count  -- decisions in it
FROM shared s
LEFT JOIN theme p ON p.theme_id = s.theme_id
GROUP BY s.theme_id, p.name, s.kind, s.financial_year
ORDER BY s.kind, s.financial_year NULLS LAST, share_gbp DESC NULLS LAST, s.theme_id;
