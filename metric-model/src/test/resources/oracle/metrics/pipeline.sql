-- What moves the open pipeline (M08, M19, M20).

-- Strict: deals left lying count as not won, that is past their expected close at the end, or untouched for so long.
CREATE OR REPLACE TABLE strict AS
SELECT w.q, 'stale-' || v.days AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon, any_value(w.won) AS part,
       any_value(w.closed) + count(*) FILTER (NOT o.imputed AND (o.expected < o.evening OR o.touched < o.evening - v.days)) AS whole
FROM won_of_closed w LEFT JOIN open_in o USING (q), (VALUES (30), (60), (90)) AS v(days) GROUP BY w.q, v.days;
INSERT INTO told BY NAME FROM shares('strictWinRate', 'strict');

-- Slipped: open on the evening before and expected within, open at the end and expected later; worth what it was before.
CREATE OR REPLACE TABLE due AS
SELECT a.q, s.deal, s.worth, coalesce(e.is_open AND e.expected > a.ends, false) AS slipped
FROM ask a JOIN open_worth s ON s.scope = a.scope AND s.evening = a.first - 1 AND s.expected BETWEEN a.first AND a.ends AND NOT s.imputed AND s.status <> 'deleted'
LEFT JOIN stand e ON e.deal = s.deal AND e.ts < begin_of(a.last + 1) AND (e.until IS NULL OR e.until >= begin_of(a.last + 1));
CREATE OR REPLACE TABLE slipping AS
SELECT q, 'count' AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon, count(*) FILTER (slipped) AS part, count(deal) AS whole
FROM ask LEFT JOIN due USING (q) GROUP BY q;
INSERT INTO told BY NAME FROM shares('slippageRate', 'slipping');
INSERT INTO told BY NAME
SELECT q, 'slippageRate' AS metric, 'value' AS variant, share(coalesce(sum(worth) FILTER (slipped), 0), sum(worth)) AS number, count(worth) AS n
FROM ask LEFT JOIN due USING (q) GROUP BY q;

INSERT INTO told BY NAME
SELECT a.q, 'closeDateMoves' AS metric, v.variant, count(m.deal) AS number, count(m.deal) AS n
FROM ask a, (VALUES ('later'), ('earlier')) AS v(variant)
LEFT JOIN movement m ON m.scope = a.scope AND m.here AND m.was_here AND within(dated(m.imputed, m.ts), a.first, a.last)
     AND CASE v.variant WHEN 'later' THEN m.expected > m.was_expected ELSE m.expected < m.was_expected END GROUP BY ALL;

-- The waterfall: start and end at the rates of their evenings, deals deleted since included; legs by what happened; fx is
-- what is left of the difference, and so is what exchange rates did.
CREATE OR REPLACE TABLE leg AS
SELECT a.q, v.variant, coalesce(sum(deals), 0) AS deals,
       coalesce(sum(CASE WHEN m.movement IN ('decreased', 'won', 'lost', 'deleted') THEN -money ELSE money END), 0) AS money
FROM ask a, (VALUES ('new'), ('reopened'), ('increased'), ('decreased'), ('won'), ('lost'), ('deleted'), ('owner'), ('fx')) AS v(variant)
LEFT JOIN moved m ON m.scope = a.scope AND m.movement = v.variant AND within(dated(m.imputed, m.ts), a.first, a.last) GROUP BY ALL;
CREATE OR REPLACE TABLE evening_worth AS
SELECT scope, evening, imputed, half_even(coalesce(sum(worth), 0)) AS money
FROM (SELECT scope, evening, false AS imputed, worth FROM open_worth WHERE NOT imputed
      UNION ALL SELECT scope, evening, true, worth FROM open_worth) GROUP BY ALL;
CREATE OR REPLACE TABLE net AS
SELECT a.q, coalesce(e.money, 0) - coalesce(s.money, 0) AS money
FROM ask a
LEFT JOIN evening_worth e ON e.scope = a.scope AND e.evening = a.last AND e.imputed = (a.first IS NULL)
LEFT JOIN evening_worth s ON s.scope = a.scope AND s.evening = a.first - 1 AND NOT s.imputed;
INSERT INTO told BY NAME SELECT q, 'pipelineWaterfall' AS metric, variant, money, deals AS n FROM leg WHERE variant <> 'fx';
INSERT INTO told BY NAME
SELECT q, 'pipelineWaterfall' AS metric, 'net' AS variant, n.money, l.deals AS n FROM net n JOIN (SELECT q, sum(deals) AS deals FROM leg GROUP BY q) l USING (q);
INSERT INTO told BY NAME
SELECT q, 'pipelineWaterfall' AS metric, 'fx' AS variant, n.money - l.money AS money, f.deals AS n
FROM net n JOIN (SELECT q, sum(money) FILTER (variant <> 'fx') AS money FROM leg GROUP BY q) l USING (q) JOIN leg f USING (q) WHERE f.variant = 'fx';
