-- A decision dated later than its paper was fetched.
-- severity: serious
SELECT d.decision_id, d.decided_on, min(p.retrieved_at) AS retrieved_at
FROM decision d
JOIN decision_document l ON l.decision_id = d.decision_id AND l.is_current
JOIN document p ON p.document_id = l.document_id
GROUP BY d.decision_id, d.decided_on
HAVING d.decided_on > CAST(min(p.retrieved_at) AS DATE);
