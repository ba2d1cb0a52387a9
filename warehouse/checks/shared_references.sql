-- Two decisions of one publisher with the same reference.
-- severity: notice
SELECT publisher_id, upper(regexp_replace(reference, '[^A-Za-z0-9]+', '', 'g')) AS reference_key,
    string_agg(decision_id, ', ' ORDER BY decision_id) AS decisions
FROM decision
WHERE reference IS NOT NULL
GROUP BY ALL
HAVING count(*) > 1;
