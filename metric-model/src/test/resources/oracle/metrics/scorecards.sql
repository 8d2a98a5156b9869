-- How scopes do against their targets (M39).

-- Rates of few cases are drawn towards that of the organisation, by twenty cases; a duration is better the shorter.
CREATE OR REPLACE TABLE actual AS
SELECT a.q, 'bookings' AS metric, b.money / 100.0::DOUBLE AS value, t.value AS target, false AS less FROM ask a JOIN booked_in b USING (q)
LEFT JOIN (SELECT * FROM target_in WHERE metric = 'bookings') t USING (q)
UNION ALL
SELECT a.q, 'winRate', CASE WHEN a.scope = 'org' OR o.closed = 0 THEN share(w.won, w.closed) ELSE (w.won + 20 * share(o.won, o.closed)) / (w.closed + 20) END, l.value, false
FROM ask a JOIN won_of_closed w USING (q) JOIN ask b ON b.scope = 'org' AND b.period = a.period AND b.as_of = a.as_of JOIN won_of_closed o ON o.q = b.q
LEFT JOIN (SELECT * FROM level_in WHERE metric = 'winRate') l ON l.q = a.q WHERE w.closed > 0
UNION ALL
SELECT a.q, 'salesCycle', (SELECT quantile_cont(c.days::DOUBLE, 0.5) FROM closed_in c WHERE c.q = a.q AND c.status = 'won' AND c.days >= 0), l.value, true
FROM ask a LEFT JOIN (SELECT * FROM level_in WHERE metric = 'salesCycle') l USING (q)
UNION ALL
SELECT a.q, 'dealsWon', (SELECT count(*) FROM closed_in c WHERE c.q = a.q AND c.status = 'won'), t.value, false FROM ask a LEFT JOIN (SELECT * FROM target_in WHERE metric = 'dealsWon') t USING (q);
CREATE OR REPLACE TABLE attained AS
SELECT q, metric, CASE WHEN NOT less THEN greatest(0, least(1.5, value / target)) WHEN value <= 0 THEN 1.5 ELSE least(1.5, target / value) END AS attained
FROM actual WHERE value IS NOT NULL AND target > 0;
CREATE OR REPLACE TABLE weight AS
SELECT kind, w->>'metric' AS metric, (w->>'weight')::DECIMAL(8, 6) AS weight
FROM (SELECT data->>'kind' AS kind, unnest((data->'weights')::JSON[]) AS w FROM statement WHERE type = 'scorecard.defined');
INSERT INTO told BY NAME
SELECT a.q, 'scorecard' AS metric, CASE WHEN sum(w.weight) FILTER (t.attained IS NOT NULL) >= 0.6
         THEN 100 * sum(w.weight::DOUBLE * t.attained) / sum(w.weight::DOUBLE) FILTER (t.attained IS NOT NULL) END AS number, count(t.attained) AS n
FROM ask a LEFT JOIN weight w ON w.kind = split_part(a.scope, ':', 1) LEFT JOIN attained t ON t.q = a.q AND t.metric = w.metric GROUP BY a.q;
