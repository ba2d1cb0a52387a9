-- A text in which a telephone number or an e-mail address stands unmasked (only its place is told).
-- severity: serious
WITH written AS (
    SELECT 'page' AS in_table, concat_ws(' ', document_id, page_number) AS id, text FROM page
    UNION ALL SELECT 'section', concat_ws(' ', decision_id, section_number), text FROM section
    UNION ALL SELECT 'section', concat_ws(' ', decision_id, section_number), title FROM section
    UNION ALL SELECT 'document', document_id, file_name FROM document
    UNION ALL SELECT 'decision', decision_id, concat_ws(
        chr(10), title, decision_maker, programme, executive_summary, reference_printed,
        array_to_string(recommendations, chr(10)), array_to_string(exemptions, chr(10))
    ) FROM decision
    UNION ALL SELECT 'funding', funding_id, concat_ws(chr(10), label, withheld, cue) FROM funding
    UNION ALL SELECT 'evidence', funding_id, text FROM evidence
    UNION ALL SELECT 'money_mention', decision_id, concat_ws(chr(10), text, cue) FROM money_mention
    UNION ALL SELECT 'organisation', organisation_id, name FROM organisation
    UNION ALL SELECT 'organisation_mention', document_id, text FROM organisation_mention
    UNION ALL SELECT 'report', decision_id,
        concat_ws(chr(10), title, author_role, meeting, classification) FROM report
    UNION ALL SELECT 'legal_reference', decision_id, concat_ws(chr(10), instrument, provision)
        FROM legal_reference
    UNION ALL SELECT 'issue', coalesce(decision_id, document_id), detail FROM issue
    UNION ALL SELECT 'listing_entry', source_url, title FROM listing_entry
    UNION ALL SELECT 'correction', concat_ws(' ', correction_number),
        concat_ws(chr(10), old_value, new_value, reason) FROM correction
    UNION ALL SELECT 'ingest_event', run_id, concat_ws(chr(10), file_name, detail)
        FROM ingest_event
)
SELECT DISTINCT in_table, id
FROM written
WHERE regexp_matches(text, '[\w.+-]+@[\w-]+\.\w')
    OR regexp_matches(
        text,
        '(^|[^\w£$€.,/–-])((\+44|0044)[ ()0-]{0,5}\d([ -]?\d){8,9}|\(?0[1-35789]\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{3,4})($|[^\w%,./-])'
    );
