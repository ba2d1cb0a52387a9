-- An entry of the reference lists that points at something they do not have.
-- severity: serious
WITH pointer AS (
    SELECT 'aliases' AS in_list, alias AS entry, 'organisation' AS to_table, organisation_id AS id
    FROM organisation_alias
    UNION ALL SELECT 'organisations', organisation_id, 'organisation', parent_id FROM organisation
    UNION ALL SELECT 'organisations', organisation_id, 'organisation', successor_id
        FROM organisation
    UNION ALL SELECT 'plans', plan_id, 'organisation', publisher_id FROM plan
    UNION ALL SELECT 'priorities', priority_id, 'plan', plan_id FROM priority
    UNION ALL SELECT 'priorities', priority_id, 'theme', theme_id FROM priority
),
target AS (
    SELECT 'organisation' AS to_table, organisation_id AS id FROM organisation
    UNION ALL SELECT 'plan', plan_id FROM plan
    UNION ALL SELECT 'theme', theme_id FROM theme
)
SELECT in_list, entry, id
FROM pointer
ANTI JOIN target USING (to_table, id)
WHERE id IS NOT NULL;
