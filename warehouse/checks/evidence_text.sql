-- Evidence whose words are not those of its page at that place.
-- severity: serious
SELECT e.funding_id, e.document_id, e.page_number, e.start_offset
FROM evidence e
LEFT JOIN page p ON p.document_id = e.document_id AND p.page_number = e.page_number
WHERE e.text IS DISTINCT FROM substr(
    p.text, e.start_offset - p.start_offset + 1, e.end_offset - e.start_offset
);
