-- A negative amount.
-- severity: serious
SELECT 'funding' AS in_table, funding_id AS id, least(amount_gbp, total_gbp) AS amount_gbp
FROM funding
WHERE amount_gbp < 0 OR total_gbp < 0
UNION ALL
SELECT 'funding_year', funding_id, amount_gbp
FROM funding_year
WHERE amount_gbp < 0 AND basis <> 'difference'
UNION ALL
SELECT 'money_mention', decision_id, amount_gbp
FROM money_mention
WHERE amount_gbp < 0;
