-- Money by who legally receives it, kind and financial year, of the smallest named parts (funding_leaf), each counted once; "not stated" holds what goes to recipients unnamed. Never add kinds together. Core police grant and council tax precept mostly bypass these decisions. Check coverage before reading a trend.
CREATE VIEW funding_by_recipient_year AS
SELECT
    recipient_id,           -- who receives; empty where no recipient is stated
    coalesce(recipient_name, 'not stated') AS recipient_name,  -- who receives, by name
    kind,                   -- kind of funding
    financial_year,         -- financial year; empty for what no single year can be given
    CAST(sum(amount_gbp) AS DECIMAL(18,2)) AS amount_gbp,  -- the sum; empty where only undivided or withheld amounts touch the year
    CAST(coalesce(sum(amount_gbp) FILTER (WHERE qualifier = 'up_to'), 0) AS DECIMAL(18,2))
        AS of_which_up_to_gbp,  -- the part of it that is a cap rather than a sum
    count(DISTINCT funding_id) AS fact_count,  -- facts or parts in it
    count(DISTINCT decision_id) AS decision_count  -- decisions in it
FROM funding_leaf
WHERE counted_by_id IS NULL
GROUP BY recipient_id, recipient_name, kind, financial_year
ORDER BY kind, financial_year NULLS LAST, amount_gbp DESC NULLS LAST, recipient_id;
