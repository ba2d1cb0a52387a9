-- A decision that no current document carries.
-- severity: serious, integrity
SELECT d.decision_id
FROM decision d
ANTI JOIN (SELECT decision_id FROM decision_document WHERE is_current) l
    ON l.decision_id = d.decision_id;
