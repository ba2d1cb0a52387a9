-- One row a piece of evidence: a fact, the printed words behind it, and where to look them up.
CREATE VIEW funding_evidence AS
SELECT
    f.funding_id,           -- the fact
    f.decision_id,          -- its decision
    f.kind,                 -- its kind
    f.level,                -- headline or component
    f.amount_gbp,           -- the amount read from the words
    f.total_gbp,            -- the fact's total
    e.text AS printed_words,  -- the words as printed
    e.page_number,          -- the page
    d.file_name,            -- the document
    d.source_url,           -- its address
    e.document_id,          -- its id
    e.start_offset,         -- first code point in the document's text
    e.end_offset,           -- code point after the last
    e.boxes,                -- where they stand on the page
    e.is_from_ocr,          -- true where they were read from an image
    f.confidence,           -- 0 to 1
    f.rule                  -- the rule that decided it
FROM evidence e
JOIN funding f ON f.funding_id = e.funding_id
LEFT JOIN document d ON d.document_id = e.document_id
ORDER BY f.funding_id, e.document_id, e.start_offset;
