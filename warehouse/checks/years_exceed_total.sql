-- A fact whose stated years add up to more than its total.
-- severity: serious
SELECT f.funding_id, f.total_gbp, -y.amount_gbp AS excess_gbp
FROM funding_year y
JOIN funding f ON f.funding_id = y.funding_id
WHERE y.basis = 'difference';
