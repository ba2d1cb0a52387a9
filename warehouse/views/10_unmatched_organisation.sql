-- One row a body that documents name and our list does not have, by the money it is party to and how often it is named: the ones to add or to merge first. The listed bodies with near names are suggestions; only a person's correction merges two.
CREATE VIEW unmatched_organisation AS
WITH party AS (
    SELECT funding_id, total_gbp, funder_id AS organisation_id FROM funding
    UNION ALL SELECT funding_id, total_gbp, intermediary_id FROM funding
    UNION ALL SELECT funding_id, total_gbp, recipient_id FROM funding
    UNION ALL SELECT funding_id, total_gbp, beneficiary_id FROM funding
),
money AS (
    SELECT
        organisation_id,
        max(total_gbp) AS largest_gbp,
        count(DISTINCT funding_id) AS fact_count
    FROM party
    GROUP BY organisation_id
),
named AS (
    SELECT
        organisation_id,
        count(*) AS mention_count,
        count(DISTINCT document_id) AS document_count,
        min(document_id) AS example_document_id
    FROM organisation_mention
    GROUP BY organisation_id
),
near AS (
    SELECT
        organisation_id,
        arg_min(suggested_id, suggestion_number) AS nearest_id,
        arg_min(suggested_name, suggestion_number) AS nearest_name,
        max(similarity) AS nearest_similarity,
        string_agg(
            concat(suggested_name, ' (', suggested_id, ', ', similarity, ')'), '; '
            ORDER BY suggestion_number
        ) AS suggestions
    FROM organisation_suggestion
    GROUP BY organisation_id
)
SELECT
    o.organisation_id,      -- its id, made from the name
    o.name,                 -- the name as printed
    o.kind,                 -- sort of body, where that could be told
    m.largest_gbp,          -- the largest fact it is party to
    coalesce(m.fact_count, 0) AS fact_count,        -- facts it is party to
    coalesce(n.mention_count, 0) AS mention_count,  -- how often it is named
    coalesce(n.document_count, 0) AS document_count,  -- in how many documents
    n.example_document_id,  -- one of them
    s.nearest_id,           -- the listed body whose name is nearest, where one is near (organisation)
    s.nearest_name,         -- that name of it
    s.nearest_similarity,   -- how near, of 100
    s.suggestions           -- up to three such bodies, the nearest first: name (id, how near)
FROM organisation o
LEFT JOIN money m ON m.organisation_id = o.organisation_id
LEFT JOIN named n ON n.organisation_id = o.organisation_id
LEFT JOIN near s ON s.organisation_id = o.organisation_id
WHERE NOT o.is_listed
ORDER BY m.largest_gbp DESC NULLS LAST, mention_count DESC, o.organisation_id;
