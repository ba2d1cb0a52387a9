-- A financial year that is not written like 2020/21.
-- severity: serious
WITH printed AS (
    SELECT 'funding_year' AS in_table, funding_id AS id, financial_year FROM funding_year
    UNION ALL SELECT 'decision', decision_id, unnest(financial_years) FROM decision
    UNION ALL SELECT 'decision', decision_id, unnest(financial_years_inferred) FROM decision
)
SELECT in_table, id, financial_year
FROM printed
WHERE financial_year IS NOT NULL AND NOT coalesce(
    regexp_full_match(financial_year, '(19|20)\d\d/\d\d')
    AND (TRY_CAST(financial_year[1:4] AS INTEGER) + 1) % 100
        = TRY_CAST(financial_year[6:7] AS INTEGER),
    false
);
