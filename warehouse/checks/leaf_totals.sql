-- A headline whose leaves that flow the same way do not add up to its total.
-- severity: serious, integrity
SELECT h.funding_id, h.total_gbp, sum(l.amount_gbp) AS leaves_gbp
FROM funding h
JOIN funding_kind whole_kind ON whole_kind.kind = h.kind
LEFT JOIN funding_leaf l ON l.headline_id = h.funding_id
    AND l.kind IN (SELECT kind FROM funding_kind WHERE direction = whole_kind.direction)
WHERE h.level = 'headline' AND h.total_gbp IS NOT NULL
GROUP BY h.funding_id, h.total_gbp
HAVING coalesce(sum(l.amount_gbp), 0) <> h.total_gbp;
