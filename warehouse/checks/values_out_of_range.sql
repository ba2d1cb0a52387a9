-- A value that cannot be: a confidence beyond 0 to 1, an offset before the text, a page 0.
-- severity: serious, integrity
SELECT 'funding' AS in_table, funding_id AS id, 'confidence' AS what
FROM funding
WHERE NOT (confidence BETWEEN 0 AND 1)
UNION ALL
SELECT 'evidence', funding_id, 'offsets'
FROM evidence
WHERE start_offset < 0 OR end_offset <= start_offset OR page_number < 1
UNION ALL
SELECT 'money_mention', decision_id, 'offsets'
FROM money_mention
WHERE start_offset < 0 OR end_offset <= start_offset OR page_number < 1
UNION ALL
SELECT 'page', document_id, 'offsets'
FROM page
WHERE start_offset < 0 OR page_number < 1;
