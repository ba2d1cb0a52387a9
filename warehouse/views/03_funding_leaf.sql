-- One row a smallest named part and financial year, with an explicit residual for what the parts leave over: recipients are complete and nothing counts twice. A headline is divided where a part has a party or a kind of its own; mere cost lines do not divide it. The amounts of a headline's leaves add up to its total; a part keeps its own kind, so sums by kind differ from those of funding_fact. Where the parts exceed the total the headline itself is the leaf (see reconciliation). Parts that flow the other way than the headline are leaves of their own. Never add kinds together. Core police grant and council tax precept mostly bypass these decisions.
CREATE VIEW funding_leaf AS
WITH RECURSIVE named AS (
    -- facts with a part that says more than a cost line, directly or through parts of its own
    SELECT DISTINCT part.part_of_id AS funding_id
    FROM funding part
    JOIN funding whole ON whole.funding_id = part.part_of_id
    WHERE part.kind <> whole.kind
        OR part.funder_id IS DISTINCT FROM whole.funder_id AND part.funder_id IS NOT NULL
        OR part.intermediary_id IS DISTINCT FROM whole.intermediary_id
            AND part.intermediary_id IS NOT NULL
        OR part.recipient_id IS DISTINCT FROM whole.recipient_id AND part.recipient_id IS NOT NULL
        OR part.beneficiary_id IS DISTINCT FROM whole.beneficiary_id
            AND part.beneficiary_id IS NOT NULL
        OR part.funding_id IN (SELECT part_of_id FROM funding)
),
divided AS (
    -- parts that exceed their whole do not divide it; parts of an unknown headline do
    SELECT r.funding_id, r.residual_gbp
    FROM reconciliation r
    JOIN named ON named.funding_id = r.funding_id
    WHERE r.outcome IN ('equal', 'residual')
        OR (r.outcome = 'unknown' AND r.total_gbp IS NULL AND r.level = 'headline')
    UNION ALL
    SELECT r.funding_id, NULL
    FROM reconciliation r
    ANTI JOIN named ON named.funding_id = r.funding_id
    WHERE r.total_gbp IS NULL AND r.parts_gbp IS NOT NULL AND r.level = 'headline'
),
tree AS (
    SELECT
        funding_id, funding_id AS headline_id, funding_kind.direction AS headline_direction,
        kind, total_gbp, counted_by_id, funder_id, intermediary_id, recipient_id, beneficiary_id
    FROM funding
    JOIN funding_kind USING (kind)
    WHERE level = 'headline'
    UNION ALL
    SELECT
        part.funding_id, tree.headline_id, tree.headline_direction, part.kind, part.total_gbp, tree.counted_by_id,
        coalesce(part.funder_id, tree.funder_id),
        coalesce(part.intermediary_id, tree.intermediary_id),
        coalesce(part.recipient_id, tree.recipient_id),
        coalesce(part.beneficiary_id, tree.beneficiary_id)
    FROM tree
    JOIN funding part ON part.part_of_id = tree.funding_id
    LEFT JOIN divided ON divided.funding_id = tree.funding_id
    JOIN funding_kind part_kind ON part_kind.kind = part.kind
    JOIN funding_kind whole_kind ON whole_kind.kind = tree.kind
    WHERE part.level = 'component'
        AND CASE
            WHEN part_kind.direction = whole_kind.direction THEN divided.funding_id IS NOT NULL
            ELSE whole_kind.direction = tree.headline_direction
        END
),
only_year AS (
    SELECT funding_id, any_value(financial_year) AS financial_year
    FROM funding_year
    GROUP BY funding_id
    HAVING count(*) = 1
),
leaf AS (
    SELECT
        tree.*,
        CASE WHEN tree.funding_id = tree.headline_id THEN 'headline' ELSE 'part' END AS sort,
        -- a part for which no year is printed falls in its headline's, if that is a single one
        CASE WHEN y.basis = 'unknown' THEN o.financial_year ELSE y.financial_year END
            AS financial_year,
        y.amount_gbp,
        CASE
            WHEN y.basis = 'unknown' AND o.financial_year IS NOT NULL THEN 'headline'
            ELSE y.basis
        END AS year_basis
    FROM tree
    ANTI JOIN divided ON divided.funding_id = tree.funding_id
    JOIN funding_year y ON y.funding_id = tree.funding_id
    LEFT JOIN only_year o ON o.funding_id = tree.headline_id
    UNION ALL
    SELECT
        tree.*,
        'residual',
        o.financial_year,
        divided.residual_gbp,
        CASE WHEN o.financial_year IS NULL THEN 'unallocated' ELSE 'headline' END
    FROM tree
    JOIN divided ON divided.funding_id = tree.funding_id AND divided.residual_gbp > 0
    LEFT JOIN only_year o ON o.funding_id = tree.headline_id
)
SELECT
    leaf.funding_id,        -- the part; of a residual, the fact that has the parts
    leaf.headline_id,       -- the headline it belongs to
    f.decision_id,          -- the decision
    leaf.sort,              -- headline: has no parts that divide it; part; residual: what the parts leave over
    leaf.kind,              -- kind of funding
    leaf.financial_year,    -- financial year; empty for what no single year can be given
    leaf.amount_gbp,        -- what falls in that year
    leaf.year_basis,        -- as in funding_year; headline: the headline's only year
    CASE WHEN leaf.sort = 'residual' THEN NULL ELSE f.label END AS label,  -- purpose or cost line
    leaf.funder_id,         -- who pays; the headline's where the part names nobody
    funder.name AS funder_name,        -- who pays, by name
    leaf.intermediary_id,   -- conduit or fund manager
    leaf.recipient_id,      -- who legally receives; the headline's where the part names nobody
    recipient.name AS recipient_name,  -- who legally receives, by name
    leaf.beneficiary_id,    -- who uses the money
    f.qualifier,            -- exact, up_to, at_least or about
    f.confidence,           -- 0 to 1
    leaf.counted_by_id      -- another fact that already counts the headline's money; views by year leave it out
FROM leaf
JOIN funding f ON f.funding_id = leaf.funding_id
LEFT JOIN organisation funder ON funder.organisation_id = leaf.funder_id
LEFT JOIN organisation recipient ON recipient.organisation_id = leaf.recipient_id
ORDER BY leaf.headline_id, leaf.sort, leaf.funding_id, leaf.financial_year NULLS LAST;
