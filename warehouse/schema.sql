-- The tables of the warehouse. The remark above a table and the one behind a column become their
-- COMMENT (see remarks.py), so that this file is the only place where they are written.
-- A table's remark ends with its key. Keys are asserted by checks, not by constraints: a constraint
-- stops a whole build at the first bad row, a check names every one.

-- A published file in one version, known by the hash of its bytes. Key: document_id.
CREATE TABLE document (
    document_id VARCHAR NOT NULL,   -- sha256 of the bytes, in hexadecimal
    file_name VARCHAR NOT NULL,     -- name under which the file was found
    media_type VARCHAR NOT NULL,    -- type decided by content, such as application/pdf
    kind VARCHAR NOT NULL,          -- decision, report, register, listing or other
    source_url VARCHAR,             -- address it was fetched from; empty for a file given by hand
    page_count INTEGER NOT NULL,    -- number of pages
    ocr_page_count INTEGER NOT NULL,  -- pages whose text was recognised from an image
    extractor_version VARCHAR NOT NULL,  -- version of the extractor that read it
    retrieved_at TIMESTAMP,         -- when the bytes were fetched (UTC)
    first_listed_at TIMESTAMP,      -- when the publisher was first seen to list it (UTC)
    last_listed_at TIMESTAMP,       -- when the publisher was last seen to list it (UTC); an old time: no longer listed
    superseded_by_id VARCHAR,       -- the newer version of the same file; only the newest version's facts count
    is_sample BOOLEAN NOT NULL      -- true for the documents that ship with fundtrail
);

-- The text of a page, personal data masked, and how it was read. Key: document_id, page_number.
CREATE TABLE page (
    document_id VARCHAR NOT NULL,   -- the document
    page_number INTEGER NOT NULL,   -- counted from 1
    start_offset INTEGER NOT NULL,  -- where the page begins in the document's text, in code points; pages are joined by one form feed
    text VARCHAR NOT NULL,          -- the text, telephone numbers, e-mail addresses and signatures masked
    method VARCHAR NOT NULL,        -- text_layer, ocr, markup, plain, or none where no text could be had
    ocr_confidence DOUBLE           -- the OCR engine's own confidence, 0 to 1; empty where no OCR was needed
);

-- A decision, put together from all its documents. Key: decision_id.
CREATE TABLE decision (
    decision_id VARCHAR NOT NULL,   -- publisher/reference, or publisher/doc-… where no reference is printed
    publisher_id VARCHAR,           -- the body that publishes it (organisation)
    reference VARCHAR,              -- reference in its usual spelling; empty where none is printed
    reference_printed VARCHAR,      -- reference as printed
    status VARCHAR NOT NULL,        -- approved, proposed, refused, withdrawn or unknown
    title VARCHAR,                  -- title as printed
    decision_maker VARCHAR,         -- who decides, by role
    decided_on DATE,                -- date of the decision
    decided_on_basis VARCHAR,       -- signature, stated or published: what the date rests on
    decided_year VARCHAR,           -- financial year in which decided_on falls
    signed_off_on DATE,             -- date on which the chief executive signed
    required_by DATE,               -- date by which the decision was required
    part_2 BOOLEAN,                 -- true where a confidential part exists; empty where the paper is silent
    publication_deferred BOOLEAN,   -- true where publication was put off
    plan_id VARCHAR,                -- the police and crime plan (plan); empty where it is not in our list
    plan_title VARCHAR,             -- the plan as printed, else the one in force on the date
    programme VARCHAR,              -- the named project or fund
    executive_summary VARCHAR,      -- the executive summary as printed
    recommendations VARCHAR[],      -- what the decision maker is asked to approve
    exemptions VARCHAR[],           -- grounds on which parts are withheld
    financial_years VARCHAR[],      -- financial years printed anywhere in its documents
    financial_years_inferred VARCHAR[],  -- financial years that follow from a stated funding period or an abbreviation
    is_sample BOOLEAN NOT NULL      -- true where it comes from the documents that ship with fundtrail
);

-- Which documents a decision was put together from. Key: decision_id, document_id.
CREATE TABLE decision_document (
    decision_id VARCHAR NOT NULL,   -- the decision
    document_id VARCHAR NOT NULL,   -- a document that carries it
    precedence INTEGER,             -- 1 is believed first: signed form, report, page, listing; empty for a version that no longer counts
    is_current BOOLEAN NOT NULL     -- false for a version that a newer one replaced
);

-- A titled part of a decision's document. Key: decision_id, document_id, section_number.
CREATE TABLE section (
    decision_id VARCHAR NOT NULL,   -- the decision
    document_id VARCHAR NOT NULL,   -- the document
    section_number INTEGER NOT NULL,  -- order in the document, from 1
    part VARCHAR NOT NULL,          -- form, report, page or listing
    section_kind VARCHAR,           -- our own name for the section where its title is known, such as executive_summary
    title VARCHAR NOT NULL,         -- title as printed
    start_offset INTEGER NOT NULL,  -- first code point in the document's text
    end_offset INTEGER NOT NULL,    -- code point after the last
    text VARCHAR NOT NULL           -- the section's text
);

-- One fact of money decided, headline or component. Sum total_gbp of headlines of one kind; never amounts, never across kinds or levels. Core police grant and council tax precept mostly bypass these decisions. Key: funding_id.
CREATE TABLE funding (
    funding_id VARCHAR NOT NULL,    -- decision_id/number
    decision_id VARCHAR NOT NULL,   -- the decision that decides it
    kind VARCHAR NOT NULL,          -- grant_received, grant_awarded, contract, budget, receipt or match_funding (funding_kind)
    level VARCHAR NOT NULL,         -- headline: what the decision itself decides; component: a part of a headline
    part_of_id VARCHAR,             -- the headline that a component is part of
    amount_gbp DECIMAL(18,2),       -- the printed amount, which may be one year's or one grant's; never sum it
    total_gbp DECIMAL(18,2),        -- the whole amount; empty where withheld or not to be worked out
    total_basis VARCHAR,            -- printed, or computed from the amount and its count or years
    withheld VARCHAR,               -- the reason given where the paper withholds the amount
    per VARCHAR,                    -- what one amount is for: year, grant, project, organisation …
    count INTEGER,                  -- how many times the amount is given
    currency VARCHAR NOT NULL,      -- GBP; a fact in another currency has no amount_gbp and no total_gbp
    qualifier VARCHAR NOT NULL,     -- exact, up_to, at_least or about
    capital_or_revenue VARCHAR,     -- capital or revenue where stated
    vat VARCHAR,                    -- included or excluded where stated
    funder_id VARCHAR,              -- who pays (organisation)
    intermediary_id VARCHAR,        -- conduit or fund manager (organisation)
    recipient_id VARCHAR,           -- who legally receives (organisation); empty where unnamed, several, or none
    beneficiary_id VARCHAR,         -- who uses the money where that is another body (organisation)
    available_until DATE,           -- last day on which the money can be used
    changes_reference VARCHAR,      -- the earlier decision that this fact changes, as printed
    changes_relation VARCHAR,       -- adds_to or replaces
    funded_by_id VARCHAR,           -- the incoming fact that pays for this outgoing one
    counted_by_id VARCHAR,          -- another fact of the same kind that already counts this money: a later decision that replaces it, or the fact that funds it; views by year leave it out
    label VARCHAR,                  -- purpose, or the cost line's printed label
    confidence DOUBLE NOT NULL,     -- 0 to 1; doubtful below 0.8
    rule VARCHAR NOT NULL,          -- name of the rule that decided it (extraction_rule)
    cue VARCHAR                     -- the printed words that the rule read, or their column's head
);

-- What each rule that reads amounts looks at, and what it concludes. Key: rule.
CREATE TABLE extraction_rule (
    rule VARCHAR NOT NULL,          -- name of the rule
    decides VARCHAR NOT NULL,       -- fact: that an amount is decided here, and its kind; context: that it is not, and why
    sentence VARCHAR NOT NULL       -- what it reads and concludes, in plain words
);

-- What each kind of funding means. Kinds are never added together. Key: kind.
CREATE TABLE funding_kind (
    kind VARCHAR NOT NULL,          -- name of the kind
    direction VARCHAR NOT NULL,     -- incoming, outgoing or match: only parts that flow the same way divide a headline
    meaning VARCHAR NOT NULL        -- what it is
);

-- The share of a fact that falls in one financial year. Every fact has at least one row, and its rows with an amount add up to its total. Nothing is apportioned: where several years share a total, each has a row without amount and one row without year carries what is not divided. Key: funding_id, financial_year, basis.
CREATE TABLE funding_year (
    funding_id VARCHAR NOT NULL,    -- the fact
    financial_year VARCHAR,         -- the year, such as 2020/21; empty for what no single year can be given
    amount_gbp DECIMAL(18,2),       -- the share; empty where unknown
    basis VARCHAR NOT NULL          -- stated; single_year; unallocated: several years, split not printed; unknown: no year known; difference: the years printed add up to more than the total
);

-- The printed words behind a fact. Key: funding_id, document_id, start_offset, end_offset.
CREATE TABLE evidence (
    funding_id VARCHAR NOT NULL,    -- the fact
    document_id VARCHAR NOT NULL,   -- the document in which the words stand
    page_number INTEGER NOT NULL,   -- the page, from 1
    start_offset INTEGER NOT NULL,  -- first code point in the document's text
    end_offset INTEGER NOT NULL,    -- code point after the last
    text VARCHAR NOT NULL,          -- the words as printed
    boxes DOUBLE[][],               -- where they stand on the page: left, bottom, right, top in points from the lower left corner
    is_from_ocr BOOLEAN NOT NULL    -- true where they were read from an image
);

-- Every amount printed in a decision's documents, with the part it plays; most of them are not funding. Key: decision_id, document_id, start_offset, end_offset.
CREATE TABLE money_mention (
    decision_id VARCHAR NOT NULL,   -- the decision in whose text it stands
    document_id VARCHAR NOT NULL,   -- the document
    page_number INTEGER NOT NULL,   -- the page, from 1
    start_offset INTEGER NOT NULL,  -- first code point in the document's text
    end_offset INTEGER NOT NULL,    -- code point after the last
    text VARCHAR NOT NULL,          -- as printed
    amount_gbp DECIMAL(18,2) NOT NULL,  -- the amount a careful reader takes
    qualifier VARCHAR NOT NULL,     -- exact, up_to, at_least or about
    per VARCHAR,                    -- what one amount is for, where the words say so
    role VARCHAR NOT NULL,          -- headline, component or context
    why VARCHAR,                    -- of context: bid, national_pot, previous_year, …
    rule VARCHAR,                   -- of context: the rule that says why (extraction_rule)
    cue VARCHAR                     -- of context: the printed words that the rule read, or their column's head
);

-- A body, listed with a public identifier or named only in a document. Key: organisation_id.
CREATE TABLE organisation (
    organisation_id VARCHAR NOT NULL,  -- our id; x-… for a body that is not in the list
    name VARCHAR NOT NULL,          -- its full name
    kind VARCHAR NOT NULL,          -- sort of body, such as central_government, charity, company or unknown
    parent_id VARCHAR,              -- the body it belongs to
    identifier VARCHAR,             -- its number in a public register
    identifier_source VARCHAR,      -- which register, and where the number was seen
    valid_from DATE,                -- first day it existed under this name
    valid_until DATE,               -- last day it existed under this name
    successor_id VARCHAR,           -- the body that followed it
    is_listed BOOLEAN NOT NULL      -- true for a body in the reference list
);

-- A name under which a listed body is printed. Key: alias, organisation_id.
CREATE TABLE organisation_alias (
    alias VARCHAR NOT NULL,         -- the printed name
    organisation_id VARCHAR NOT NULL  -- the body
);

-- A listed body whose name is near that of a body no list has: a hint for people, by which nothing is merged. Key: organisation_id, suggestion_number.
CREATE TABLE organisation_suggestion (
    organisation_id VARCHAR NOT NULL,  -- the body that no list has
    suggestion_number INTEGER NOT NULL,  -- 1 for the nearest
    suggested_id VARCHAR NOT NULL,  -- the listed body (organisation)
    suggested_name VARCHAR NOT NULL,  -- the name of it that is nearest
    similarity INTEGER NOT NULL     -- how near, of 100: the same words are 100
);

-- Where a body is named. Key: document_id, start_offset, end_offset.
CREATE TABLE organisation_mention (
    organisation_id VARCHAR NOT NULL,  -- the body
    document_id VARCHAR NOT NULL,   -- the document
    decision_id VARCHAR,            -- the decision in whose text it stands; empty outside of any
    page_number INTEGER NOT NULL,   -- the page, from 1
    start_offset INTEGER NOT NULL,  -- first code point in the document's text
    end_offset INTEGER NOT NULL,    -- code point after the last
    text VARCHAR NOT NULL           -- the name as printed
);

-- A police and crime plan. Key: plan_id.
CREATE TABLE plan (
    plan_id VARCHAR NOT NULL,       -- our id
    publisher_id VARCHAR,           -- whose plan it is (organisation)
    title VARCHAR NOT NULL,         -- its title
    valid_from DATE,                -- first day in force
    valid_until DATE,               -- last day in force
    is_listed BOOLEAN NOT NULL      -- true for a plan in the reference list
);

-- A priority of a plan. Key: priority_id.
CREATE TABLE priority (
    priority_id VARCHAR NOT NULL,   -- our id
    plan_id VARCHAR,                -- the plan it belongs to
    title VARCHAR NOT NULL,         -- its title
    theme_id VARCHAR,               -- the theme it falls under, across plans
    is_listed BOOLEAN NOT NULL      -- true for a priority in the reference list
);

-- A theme of our own, across plans and publishers. Key: theme_id.
CREATE TABLE theme (
    theme_id VARCHAR NOT NULL,      -- our id
    name VARCHAR NOT NULL,          -- its name
    theme_group VARCHAR,            -- the wider field it belongs to
    is_listed BOOLEAN NOT NULL      -- true for a theme in the reference list
);

-- Which priority a decision cites. Key: decision_id, priority_id.
CREATE TABLE decision_priority (
    decision_id VARCHAR NOT NULL,   -- the decision
    priority_id VARCHAR NOT NULL    -- the priority
);

-- Which theme a decision's text belongs to. Key: decision_id, theme_id.
CREATE TABLE decision_theme (
    decision_id VARCHAR NOT NULL,   -- the decision
    theme_id VARCHAR NOT NULL       -- the theme
);

-- A financial year of the public sector. Key: financial_year.
CREATE TABLE financial_year (
    financial_year VARCHAR NOT NULL,  -- such as 2020/21
    starts_on DATE NOT NULL,        -- 1 April
    ends_on DATE NOT NULL           -- 31 March
);

-- Decision A names decision B. Key: decision_id, reference.
CREATE TABLE decision_link (
    decision_id VARCHAR NOT NULL,   -- the decision that names another
    reference VARCHAR NOT NULL,     -- the other's reference
    linked_decision_id VARCHAR,     -- the other, where the warehouse holds it
    relation VARCHAR NOT NULL       -- refers_to, varies, extends, replaces, adds_to or follows
);

-- A legal power or duty that a decision cites. Key: decision_id, instrument, provision.
CREATE TABLE legal_reference (
    decision_id VARCHAR NOT NULL,   -- the decision
    instrument VARCHAR NOT NULL,    -- the Act, order or scheme
    provision VARCHAR               -- section, schedule or paragraph
);

-- A box on the form, ticked or not. Key: decision_id, kind.
CREATE TABLE declaration (
    decision_id VARCHAR NOT NULL,   -- the decision
    kind VARCHAR NOT NULL,          -- such as financial_advice or legal_advice
    confirmed BOOLEAN NOT NULL      -- true where ticked
);

-- The report behind a decision; authors by role only. Key: decision_id, report_number.
CREATE TABLE report (
    decision_id VARCHAR NOT NULL,   -- the decision
    report_number INTEGER NOT NULL,  -- order, from 1
    title VARCHAR,                  -- its title
    author_role VARCHAR,            -- role of its author
    meeting VARCHAR,                -- the meeting it went to
    meeting_on DATE,                -- date of the meeting
    classification VARCHAR          -- protective marking as printed
);

-- What could not be settled, by the extractor or when documents were put together. Key: document_id, decision_id, code, detail, page_number.
CREATE TABLE issue (
    document_id VARCHAR,            -- the document, where it is about one
    decision_id VARCHAR,            -- the decision, where it is about one
    code VARCHAR NOT NULL,          -- stable name of the sort of issue
    severity VARCHAR NOT NULL,      -- serious: a figure may be wrong or missing; warning: look when in doubt; notice: for information
    detail VARCHAR NOT NULL,        -- a sentence for a person
    page_number INTEGER,            -- the page, where known
    is_accepted BOOLEAN NOT NULL    -- true where a person looked and found it right as it stands
);

-- A person's correction and whether it was applied. Key: correction_number.
CREATE TABLE correction (
    correction_number INTEGER NOT NULL,  -- place in the file of corrections, from 1
    action VARCHAR NOT NULL,        -- set, accept, remove, add or merge
    decision_id VARCHAR,            -- the decision corrected; empty for a merge of organisations
    target_id VARCHAR,              -- the fact or organisation corrected; empty for the decision itself
    field VARCHAR,                  -- the field set
    old_value VARCHAR,              -- value that the person saw
    new_value VARCHAR,              -- value that the person gave
    corrected_by VARCHAR NOT NULL,  -- who
    corrected_on DATE NOT NULL,     -- when
    reason VARCHAR NOT NULL,        -- why
    is_applied BOOLEAN NOT NULL     -- false where it no longer matches; then an issue says so
);

-- What publishers list, as the crawler saw it; a decision here without a document could not be obtained. Key: publisher_id, source_url.
CREATE TABLE listing_entry (
    publisher_id VARCHAR NOT NULL,  -- who lists it (organisation)
    source_url VARCHAR NOT NULL,    -- address that the listing gives
    reference VARCHAR,              -- reference in the listing
    title VARCHAR,                  -- title in the listing
    decided_on DATE,                -- date in the listing
    decision_id VARCHAR,            -- the decision, where the warehouse holds it
    first_listed_at TIMESTAMP,      -- when first seen (UTC)
    last_listed_at TIMESTAMP        -- when last seen (UTC)
);

-- A run of fundtrail that read documents. Key: run_id.
CREATE TABLE ingest_run (
    run_id VARCHAR NOT NULL,        -- its id
    started_at TIMESTAMP NOT NULL,  -- when it began (UTC)
    finished_at TIMESTAMP,          -- when it ended (UTC); empty where it was cut off
    command VARCHAR NOT NULL,       -- what was run
    counts MAP(VARCHAR, BIGINT) NOT NULL  -- how many were seen, read, skipped, failed …
);

-- What happened to one document in a run. Key: run_id, event_number.
CREATE TABLE ingest_event (
    run_id VARCHAR NOT NULL,        -- the run
    event_number INTEGER NOT NULL,  -- order in the run, from 1
    document_id VARCHAR,            -- the document, once its bytes are known
    file_name VARCHAR,              -- the file or address
    step VARCHAR NOT NULL,          -- fetch, read, extract, …
    code VARCHAR NOT NULL,          -- stable name of what happened
    severity VARCHAR NOT NULL,      -- serious, warning or notice
    detail VARCHAR NOT NULL         -- a sentence for a person
);

-- What falls to one of several that share an amount, in whole pence; the pence that do not divide
-- go to the first by place, one each.
CREATE MACRO equal_share_gbp(amount_gbp, sharers, place) AS
    sign(amount_gbp) * CAST(
        (abs(amount_gbp) * 100)::HUGEINT // sharers
        + CASE WHEN place <= (abs(amount_gbp) * 100)::HUGEINT % sharers THEN 1 ELSE 0 END
        AS DECIMAL(18,0)
    ) * 0.01;
