-- A fact whose parts add up to more than its total.
-- severity: serious
SELECT funding_id, total_gbp, parts_gbp, -residual_gbp AS excess_gbp
FROM reconciliation
WHERE outcome = 'exceeds';
