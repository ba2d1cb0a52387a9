-- What a person should look at, worst first: serious issues before doubtful facts before warnings, and within each by the money at stake.
CREATE VIEW review_queue AS
WITH stake AS (
    SELECT decision_id, max(total_gbp) AS largest_gbp
    FROM funding
    WHERE level = 'headline'
    GROUP BY decision_id
),
item AS (
    SELECT
        CASE severity WHEN 'serious' THEN 1 ELSE 3 END AS urgency,
        severity, code, i.detail, i.decision_id, NULL AS funding_id, i.document_id, i.page_number,
        NULL AS confidence, s.largest_gbp AS at_stake_gbp
    FROM issue i
    LEFT JOIN stake s ON s.decision_id = i.decision_id
    WHERE severity <> 'notice' AND NOT is_accepted
    UNION ALL
    SELECT
        2, 'warning', 'low_confidence',
        concat('£', format('{:,.2f}', f.total_gbp), ' ', replace(f.kind, '_', ' '), ' by rule ', f.rule),
        f.decision_id, f.funding_id, e.document_id, e.page_number, f.confidence,
        CAST(round((1 - f.confidence) * f.total_gbp, 2) AS DECIMAL(18,2))
    FROM funding f
    LEFT JOIN (
        SELECT funding_id, min(document_id) AS document_id, arg_min(page_number, document_id)
            AS page_number
        FROM evidence GROUP BY funding_id
    ) e ON e.funding_id = f.funding_id
    WHERE f.confidence < 0.8
)
SELECT
    CAST(row_number() OVER worst_first AS INTEGER) AS place,  -- 1 is the worst
    i.severity,             -- serious or warning
    i.code,                 -- the sort of issue; low_confidence for a doubtful fact
    i.detail,               -- what is the matter
    i.at_stake_gbp,         -- of an issue, the decision's largest headline; of a doubtful fact, its total times the doubt
    i.confidence,           -- of a doubtful fact
    i.decision_id,          -- the decision, where it is about one
    d.title AS decision_title,  -- its title
    i.funding_id,           -- the doubtful fact
    i.document_id,          -- where to look
    i.page_number           -- and on which page
FROM item i
LEFT JOIN decision d ON d.decision_id = i.decision_id
WINDOW worst_first AS (
    ORDER BY i.urgency, i.at_stake_gbp DESC NULLS LAST, i.decision_id, i.funding_id, i.code,
        i.detail, i.document_id
)
ORDER BY place;
