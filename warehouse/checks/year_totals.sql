-- A fact without a row for its years, or whose years do not add up to its total.
-- severity: serious, integrity
SELECT f.funding_id, f.total_gbp, sum(y.amount_gbp) AS years_gbp
FROM funding f
LEFT JOIN funding_year y ON y.funding_id = f.funding_id
GROUP BY f.funding_id, f.total_gbp
HAVING count(y.basis) = 0 OR coalesce(sum(y.amount_gbp), 0) <> coalesce(f.total_gbp, 0);
