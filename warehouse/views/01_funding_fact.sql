-- One row a headline fact and financial year, every name spelled out; the amounts of a kind add up to the headlines' totals to the penny. Never add kinds together: what comes in may go out again. Core police grant and council tax precept mostly bypass these decisions, so this is not what a force spends.
CREATE VIEW funding_fact AS
SELECT
    f.funding_id,           -- the fact
    f.decision_id,          -- the decision
    d.reference,            -- the decision's reference
    d.title AS decision_title,  -- the decision's title
    d.status,               -- approved, proposed, refused, withdrawn or unknown
    d.decided_on,           -- date of the decision
    p.name AS publisher_name,  -- who publishes the decision
    f.kind,                 -- kind of funding
    k.direction,            -- incoming, outgoing or match
    y.financial_year,       -- financial year; empty for what no single year can be given
    y.amount_gbp,           -- what falls in that year; the only column of this view to be summed
    y.basis AS year_basis,  -- stated, single_year, unallocated, unknown or difference
    f.total_gbp AS headline_total_gbp,  -- the fact's whole total, the same in each of its rows: never sum it
    f.total_basis,          -- printed or computed
    f.qualifier,            -- exact, up_to, at_least or about
    f.withheld,             -- reason given where the amount is withheld
    funder.name AS funder_name,              -- who pays
    intermediary.name AS intermediary_name,  -- conduit or fund manager
    recipient.name AS recipient_name,        -- who legally receives
    beneficiary.name AS beneficiary_name,    -- who uses the money
    f.funder_id,            -- who pays, by id
    f.intermediary_id,      -- conduit, by id
    f.recipient_id,         -- who legally receives, by id
    f.beneficiary_id,       -- who uses the money, by id
    f.capital_or_revenue,   -- capital or revenue where stated
    f.vat,                  -- included or excluded where stated
    f.available_until,      -- last day on which the money can be used
    f.funded_by_id,         -- the incoming fact that pays for this outgoing one
    f.counted_by_id,        -- another fact that already counts this money; views by year leave this one out
    f.label,                -- purpose
    f.confidence,           -- 0 to 1
    f.rule                  -- the rule that decided it
FROM funding f
JOIN funding_year y ON y.funding_id = f.funding_id
LEFT JOIN decision d ON d.decision_id = f.decision_id
LEFT JOIN funding_kind k ON k.kind = f.kind
LEFT JOIN organisation p ON p.organisation_id = d.publisher_id
LEFT JOIN organisation funder ON funder.organisation_id = f.funder_id
LEFT JOIN organisation intermediary ON intermediary.organisation_id = f.intermediary_id
LEFT JOIN organisation recipient ON recipient.organisation_id = f.recipient_id
LEFT JOIN organisation beneficiary ON beneficiary.organisation_id = f.beneficiary_id
WHERE f.level = 'headline'
ORDER BY f.funding_id, y.financial_year NULLS LAST, y.basis;
