-- A component that is no part of anything, so that no sum contains it.
-- severity: serious
SELECT funding_id, kind, total_gbp
FROM funding
WHERE level = 'component' AND part_of_id IS NULL;
