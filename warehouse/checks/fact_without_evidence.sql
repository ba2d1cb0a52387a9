-- A fact without printed words behind it that no person added.
-- severity: serious
SELECT f.funding_id, f.kind, f.total_gbp
FROM funding f
ANTI JOIN evidence e ON e.funding_id = f.funding_id
WHERE f.rule <> 'correction';
