-- A decision dated before 2000, before elected policing bodies and their predecessors published any.
-- severity: notice
SELECT decision_id, decided_on
FROM decision
WHERE decided_on < DATE '2000-01-01';
