-- Against whom, and why not (M37, M38).

-- Of the scope of a competitor those it was noticed in, of any other those somebody was noticed in; alone where it was one.
CREATE OR REPLACE TABLE contested AS
SELECT c.q, c.deal, c.status, any_value(t.rivals) AS rivals,
       c.deal IN (SELECT deal FROM had_reached WHERE stage = 'Qualifying') AS reached
FROM closed_in c JOIN ask a USING (q) JOIN contest t ON t.deal = c.deal AND (a.scope NOT LIKE 'competitor:%' OR 'competitor:' || t.name = a.scope) GROUP BY ALL;
CREATE OR REPLACE TABLE contested_share AS
SELECT q, v.variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon, count(*) FILTER (status = 'won') AS part, count(status) AS whole
FROM ask LEFT JOIN contested USING (q), (VALUES ('any'), ('headToHead')) AS v(variant) WHERE scope NOT LIKE 'loss-reason:%' GROUP BY ALL;
UPDATE contested_share SET part = o.part, whole = o.whole
FROM (SELECT q, count(*) FILTER (status = 'won' AND rivals = 1) AS part, count(status) FILTER (rivals = 1) AS whole FROM ask LEFT JOIN contested USING (q) GROUP BY q) o
WHERE o.q = contested_share.q AND variant = 'headToHead';
-- With a stage a loss counts if that stage was reached, or a later one; whoever won has passed them all.
INSERT INTO contested_share
SELECT q, 'any', NULL, 'Qualifying', NULL, count(*) FILTER (status = 'won'),
       count(*) FILTER (status = 'won' OR reached)
FROM ask LEFT JOIN contested USING (q) WHERE scope LIKE 'competitor:%' GROUP BY q;
INSERT INTO told BY NAME
FROM shares('competitiveWinRate', 'contested_share');

-- Of all losses of the organisation, those for the reason that is the scope.
CREATE OR REPLACE TABLE loss AS
SELECT a.q, a.scope = 'loss-reason:' || canonical('loss-reason', p.reason) AS because, p.booked
FROM ask a LEFT JOIN priced p ON p.status = 'lost' AND within(p.day, a.first, a.last) WHERE a.scope LIKE 'loss-reason:%';
CREATE OR REPLACE TABLE loss_share AS
SELECT q, 'count' AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon, count(*) FILTER (because) AS part,
       (SELECT count(*) FROM priced p JOIN ask a ON a.q = loss.q WHERE p.status = 'lost' AND within(p.day, a.first, a.last)) AS whole
FROM loss GROUP BY q;
INSERT INTO told BY NAME FROM shares('lossReasons', 'loss_share');
INSERT INTO told BY NAME
SELECT q, 'lossReasons' AS metric, 'value' AS variant, CASE WHEN sum(booked) > 0 THEN share(coalesce(sum(booked) FILTER (because), 0), sum(booked)) END AS number, count(booked) AS n
FROM loss GROUP BY q;
-- What buyers say is recorded nowhere.
INSERT INTO told BY NAME SELECT q, 'lossReasons' AS metric, 'buyerReported' AS variant FROM ask WHERE scope LIKE 'loss-reason:%';
