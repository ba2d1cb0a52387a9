-- A key that more than one row of a table has.
-- severity: serious, integrity
WITH key AS (
    SELECT 'document' AS in_table, document_id AS key FROM document
    UNION ALL SELECT 'page', concat_ws(' ', document_id, page_number) FROM page
    UNION ALL SELECT 'decision', decision_id FROM decision
    UNION ALL SELECT 'funding', funding_id FROM funding
    UNION ALL SELECT 'extraction_rule', rule FROM extraction_rule
    UNION ALL SELECT 'funding_year', concat_ws(' ', funding_id, financial_year, basis)
        FROM funding_year
    UNION ALL SELECT 'evidence', concat_ws(' ', funding_id, document_id, start_offset, end_offset)
        FROM evidence
    UNION ALL SELECT 'money_mention',
        concat_ws(' ', decision_id, document_id, start_offset, end_offset) FROM money_mention
    UNION ALL SELECT 'organisation', organisation_id FROM organisation
    UNION ALL SELECT 'organisation_alias', concat_ws(' ', alias, organisation_id)
        FROM organisation_alias
    UNION ALL SELECT 'organisation_suggestion', concat_ws(' ', organisation_id, suggestion_number)
        FROM organisation_suggestion
    UNION ALL SELECT 'plan', plan_id FROM plan
    UNION ALL SELECT 'priority', priority_id FROM priority
    UNION ALL SELECT 'theme', theme_id FROM theme
    UNION ALL SELECT 'financial_year', financial_year FROM financial_year
    UNION ALL SELECT 'decision_priority', concat_ws(' ', decision_id, priority_id)
        FROM decision_priority
    UNION ALL SELECT 'decision_theme', concat_ws(' ', decision_id, theme_id) FROM decision_theme
    UNION ALL SELECT 'decision_link', concat_ws(' ', decision_id, reference) FROM decision_link
    UNION ALL SELECT 'ingest_run', run_id FROM ingest_run
)
SELECT in_table, key, count(*) AS row_count
FROM key
GROUP BY in_table, key
HAVING count(*) > 1;
