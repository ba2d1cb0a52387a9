-- A row that points at something that is not in the warehouse.
-- severity: serious, integrity
WITH pointer AS (
    SELECT 'page' AS from_table, 'document' AS to_table, document_id AS id FROM page
    UNION ALL SELECT 'decision', 'organisation', publisher_id FROM decision
    UNION ALL SELECT 'decision', 'plan', plan_id FROM decision
    UNION ALL SELECT 'decision_document', 'decision', decision_id FROM decision_document
    UNION ALL SELECT 'decision_document', 'document', document_id FROM decision_document
    UNION ALL SELECT 'section', 'decision', decision_id FROM section
    UNION ALL SELECT 'section', 'document', document_id FROM section
    UNION ALL SELECT 'funding', 'decision', decision_id FROM funding
    UNION ALL SELECT 'funding', 'funding', part_of_id FROM funding
    UNION ALL SELECT 'funding', 'funding', funded_by_id FROM funding
    UNION ALL SELECT 'funding', 'funding', counted_by_id FROM funding
    UNION ALL SELECT 'funding', 'kind', kind FROM funding
    UNION ALL SELECT 'funding', 'organisation', funder_id FROM funding
    UNION ALL SELECT 'funding', 'organisation', intermediary_id FROM funding
    UNION ALL SELECT 'funding', 'organisation', recipient_id FROM funding
    UNION ALL SELECT 'funding', 'organisation', beneficiary_id FROM funding
    UNION ALL SELECT 'funding_year', 'funding', funding_id FROM funding_year
    UNION ALL SELECT 'evidence', 'funding', funding_id FROM evidence
    UNION ALL SELECT 'evidence', 'document', document_id FROM evidence
    UNION ALL SELECT 'money_mention', 'decision', decision_id FROM money_mention
    UNION ALL SELECT 'money_mention', 'document', document_id FROM money_mention
    UNION ALL SELECT 'organisation_mention', 'organisation', organisation_id
        FROM organisation_mention
    UNION ALL SELECT 'organisation_mention', 'document', document_id FROM organisation_mention
    UNION ALL SELECT 'organisation_mention', 'decision', decision_id FROM organisation_mention
    UNION ALL SELECT 'organisation_suggestion', 'organisation', organisation_id
        FROM organisation_suggestion
    UNION ALL SELECT 'organisation_suggestion', 'organisation', suggested_id
        FROM organisation_suggestion
    UNION ALL SELECT 'decision_priority', 'decision', decision_id FROM decision_priority
    UNION ALL SELECT 'decision_priority', 'priority', priority_id FROM decision_priority
    UNION ALL SELECT 'decision_theme', 'decision', decision_id FROM decision_theme
    UNION ALL SELECT 'decision_theme', 'theme', theme_id FROM decision_theme
    UNION ALL SELECT 'decision_link', 'decision', decision_id FROM decision_link
    UNION ALL SELECT 'decision_link', 'decision', linked_decision_id FROM decision_link
    UNION ALL SELECT 'legal_reference', 'decision', decision_id FROM legal_reference
    UNION ALL SELECT 'declaration', 'decision', decision_id FROM declaration
    UNION ALL SELECT 'report', 'decision', decision_id FROM report
    UNION ALL SELECT 'issue', 'document', document_id FROM issue
    UNION ALL SELECT 'document', 'document', superseded_by_id FROM document
    UNION ALL SELECT 'ingest_event', 'ingest_run', run_id FROM ingest_event
),
target AS (
    SELECT 'document' AS to_table, document_id AS id FROM document
    UNION ALL SELECT 'organisation', organisation_id FROM organisation
    UNION ALL SELECT 'plan', plan_id FROM plan
    UNION ALL SELECT 'priority', priority_id FROM priority
    UNION ALL SELECT 'theme', theme_id FROM theme
    UNION ALL SELECT 'decision', decision_id FROM decision
    UNION ALL SELECT 'funding', funding_id FROM funding
    UNION ALL SELECT 'kind', kind FROM funding_kind
    UNION ALL SELECT 'ingest_run', run_id FROM ingest_run
)
SELECT DISTINCT from_table, to_table, id
FROM pointer
ANTI JOIN target USING (to_table, id)
WHERE id IS NOT NULL;
