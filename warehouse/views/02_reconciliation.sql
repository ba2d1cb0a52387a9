-- One row a fact that has parts: its total, what the parts that flow the same way add up to, and what is left. Residuals stay as the paper prints them.
CREATE VIEW reconciliation AS
WITH parts AS (
    SELECT
        part.part_of_id AS funding_id,
        count(*) AS part_count,
        count(*) FILTER (WHERE part.total_gbp IS NULL) AS parts_without_total,
        sum(part.total_gbp) AS parts_gbp
    FROM funding part
    JOIN funding_kind part_kind ON part_kind.kind = part.kind
    JOIN funding whole ON whole.funding_id = part.part_of_id
    JOIN funding_kind whole_kind ON whole_kind.kind = whole.kind
    WHERE part_kind.direction = whole_kind.direction
    GROUP BY part.part_of_id
)
SELECT
    f.funding_id,           -- the fact that has parts
    f.decision_id,          -- its decision
    f.kind,                 -- its kind
    f.level,                -- headline, or component where a part has parts of its own
    f.label,                -- its purpose
    f.total_gbp,            -- its total; empty where unknown
    CAST(p.parts_gbp AS DECIMAL(18,2)) AS parts_gbp,  -- what its parts add up to
    CAST(f.total_gbp - p.parts_gbp AS DECIMAL(18,2)) AS residual_gbp,  -- total less parts; negative where the parts exceed the total
    p.part_count,           -- number of parts
    p.parts_without_total,  -- parts whose amount is unknown
    CASE
        WHEN f.total_gbp IS NULL OR p.parts_gbp IS NULL THEN 'unknown'
        WHEN f.total_gbp = p.parts_gbp THEN 'equal'
        WHEN f.total_gbp > p.parts_gbp THEN 'residual'
        ELSE 'exceeds'
    END AS outcome          -- equal, residual, exceeds or unknown
FROM funding f
JOIN parts p ON p.funding_id = f.funding_id
ORDER BY f.funding_id;
