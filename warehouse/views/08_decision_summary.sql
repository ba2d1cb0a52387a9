-- One row a decision: what it is, what it decides by kind of funding, and how far to trust it. The columns of different kinds are never added together.
CREATE VIEW decision_summary AS
WITH money AS (
    SELECT
        decision_id,
        count(*) AS fact_count,
        count(*) FILTER (WHERE total_gbp IS NULL) AS facts_without_total,
        min(confidence) AS lowest_confidence,
        sum(total_gbp) FILTER (WHERE kind = 'grant_received') AS grant_received_gbp,
        sum(total_gbp) FILTER (WHERE kind = 'grant_awarded') AS grant_awarded_gbp,
        sum(total_gbp) FILTER (WHERE kind = 'contract') AS contract_gbp,
        sum(total_gbp) FILTER (WHERE kind = 'budget') AS budget_gbp,
        sum(total_gbp) FILTER (WHERE kind = 'receipt') AS receipt_gbp,
        sum(total_gbp) FILTER (WHERE kind = 'match_funding') AS match_funding_gbp
    FROM funding
    WHERE level = 'headline' AND counted_by_id IS NULL
    GROUP BY decision_id
),
priorities AS (
    SELECT c.decision_id, list(p.title ORDER BY p.priority_id) AS titles
    FROM decision_priority c JOIN priority p ON p.priority_id = c.priority_id
    GROUP BY c.decision_id
),
themes AS (
    SELECT c.decision_id, list(t.name ORDER BY t.theme_id) AS names
    FROM decision_theme c JOIN theme t ON t.theme_id = c.theme_id
    GROUP BY c.decision_id
),
papers AS (
    SELECT
        l.decision_id,
        count(*) AS document_count,
        arg_min(d.source_url, l.precedence) FILTER (WHERE d.source_url IS NOT NULL) AS source_url
    FROM decision_document l JOIN document d ON d.document_id = l.document_id
    WHERE l.is_current
    GROUP BY l.decision_id
),
doubts AS (
    SELECT
        decision_id,
        count(*) AS issue_count,
        count(*) FILTER (WHERE severity = 'serious') AS serious_issue_count
    FROM issue
    WHERE NOT is_accepted
    GROUP BY decision_id
)
SELECT
    d.decision_id,          -- the decision
    o.name AS publisher_name,  -- who publishes it
    d.reference,            -- its reference
    d.title,                -- its title
    d.status,               -- approved, proposed, refused, withdrawn or unknown
    d.decided_on,           -- date of the decision
    d.decided_year,         -- financial year in which it was taken
    d.programme,            -- the named project or fund
    d.plan_title,           -- the police and crime plan
    coalesce(priorities.titles, []) AS priorities,  -- priorities it cites
    coalesce(themes.names, []) AS themes,           -- themes it belongs to
    CAST(m.grant_received_gbp AS DECIMAL(18,2)) AS grant_received_gbp,  -- grants accepted; empty where none has a known total
    CAST(m.grant_awarded_gbp AS DECIMAL(18,2)) AS grant_awarded_gbp,    -- grants paid out
    CAST(m.contract_gbp AS DECIMAL(18,2)) AS contract_gbp,              -- commitments to suppliers
    CAST(m.budget_gbp AS DECIMAL(18,2)) AS budget_gbp,                  -- own money set aside, moved or spent
    CAST(m.receipt_gbp AS DECIMAL(18,2)) AS receipt_gbp,                -- other income
    CAST(m.match_funding_gbp AS DECIMAL(18,2)) AS match_funding_gbp,    -- contributions of others
    coalesce(m.fact_count, 0) AS fact_count,  -- headline facts, without those that a later decision replaces
    coalesce(m.facts_without_total, 0) AS facts_without_total,  -- of them without a known total
    m.lowest_confidence,    -- confidence of the most doubtful of them
    d.part_2 AS has_part_2,  -- true where a confidential part exists
    coalesce(papers.document_count, 0) AS document_count,  -- documents it was put together from
    papers.source_url,      -- address of the strongest of them
    coalesce(doubts.issue_count, 0) AS issue_count,  -- open issues
    coalesce(doubts.serious_issue_count, 0) AS serious_issue_count,  -- of them serious
    d.is_sample             -- true for the samples that ship with fundtrail
FROM decision d
LEFT JOIN organisation o ON o.organisation_id = d.publisher_id
LEFT JOIN money m ON m.decision_id = d.decision_id
LEFT JOIN priorities ON priorities.decision_id = d.decision_id
LEFT JOIN themes ON themes.decision_id = d.decision_id
LEFT JOIN papers ON papers.decision_id = d.decision_id
LEFT JOIN doubts ON doubts.decision_id = d.decision_id
ORDER BY d.decided_on DESC NULLS LAST, d.decision_id;
