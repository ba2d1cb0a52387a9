-- Money by who pays, kind and financial year, of headline facts, each counted once. Never add kinds together. Core police grant and council tax precept mostly bypass these decisions: this is what decisions record, not a funder's whole support. Check coverage before reading a trend.
CREATE VIEW funding_by_funder_year AS
SELECT
    funder_id,              -- who pays; empty where no funder is stated
    coalesce(funder_name, 'not stated') AS funder_name,  -- who pays, by name
    kind,                   -- kind of funding
    financial_year,         -- financial year; empty for what no single year can be given
    CAST(sum(amount_gbp) AS DECIMAL(18,2)) AS amount_gbp,  -- the sum; empty where only undivided or withheld amounts touch the year
    CAST(coalesce(sum(amount_gbp) FILTER (WHERE qualifier = 'up_to'), 0) AS DECIMAL(18,2))
        AS of_which_up_to_gbp,  -- the part of it that is a cap rather than a sum
    count(DISTINCT funding_id) AS fact_count,  -- facts in it
    count(DISTINCT funding_id) FILTER (WHERE headline_total_gbp IS NULL)
        AS facts_without_total,  -- facts whose amount is withheld or unknown, and so missing from the sum
    count(DISTINCT decision_id) AS decision_count  -- decisions in it
FROM funding_fact
WHERE counted_by_id IS NULL
GROUP BY funder_id, funder_name, kind, financial_year
ORDER BY kind, financial_year NULLS LAST, amount_gbp DESC NULLS LAST, funder_id;
