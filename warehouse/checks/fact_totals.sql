-- A kind of funding whose sum in funding_fact is not that of the headlines' totals.
-- severity: serious, integrity
WITH headline AS (
    SELECT kind, sum(total_gbp) AS table_gbp FROM funding WHERE level = 'headline' GROUP BY kind
),
fact AS (
    SELECT kind, sum(amount_gbp) AS view_gbp FROM funding_fact GROUP BY kind
)
SELECT kind, table_gbp, view_gbp
FROM headline
FULL JOIN fact USING (kind)
WHERE table_gbp IS DISTINCT FROM view_gbp;
