-- Deals created, won, lost and open: how many, how much money, how long (M01, M04, M05, M06, M09, M14, M15, M45).

INSERT INTO told BY NAME SELECT q, 'bookings' AS metric, money, n FROM booked_in;
INSERT INTO told BY NAME
SELECT q, 'averageDealSize' AS metric, divided(sum(booked) FILTER (status = 'won'), count(booked) FILTER (status = 'won')) AS money, count(booked) FILTER (status = 'won') AS n
FROM ask LEFT JOIN closed_in USING (q) GROUP BY q;
INSERT INTO told BY NAME
SELECT q, 'medianDealSize' AS metric, divided(v[(n + 1) // 2] + v[n // 2 + 1], 2) AS money, n
FROM (SELECT q, list_sort(list(booked::HUGEINT) FILTER (status = 'won' AND booked IS NOT NULL)) AS v, count(booked) FILTER (status = 'won') AS n
      FROM ask LEFT JOIN closed_in USING (q) GROUP BY q);

INSERT INTO told BY NAME
SELECT q, 'winRate' AS metric, share(won, closed) AS number, closed AS n, true AS bounded, wilson_low(won, closed) AS low, wilson_high(won, closed) AS high FROM won_of_closed;
INSERT INTO told BY NAME
SELECT q, 'winRateValue' AS metric, variant, share(won, closed) AS number, n
FROM won_of_money JOIN ask USING (q);
INSERT INTO told BY NAME SELECT q, 'coverageNeeded' AS metric, share(closed, won) AS number, n FROM won_of_money WHERE variant = 'atClose';

CREATE OR REPLACE TABLE cycle AS
SELECT q, v.variant, NULL::VARCHAR AS stage, CASE WHEN days >= 0 AND (v.variant = 'closed' OR v.variant = status) THEN days END AS value
FROM ask LEFT JOIN closed_in USING (q), (VALUES ('won'), ('lost'), ('closed')) AS v(variant);
INSERT INTO cycle
SELECT q, v.variant || 'SinceQualified', NULL, CASE WHEN f.days >= 0 AND (v.variant = 'closed' OR v.variant = f.status) THEN f.days END
FROM ask LEFT JOIN closed_in c USING (q) LEFT JOIN qualified f ON f.deal = c.deal, (VALUES ('won'), ('lost'), ('closed')) AS v(variant);
INSERT INTO told BY NAME FROM durations('salesCycle', 'cycle');

INSERT INTO told BY NAME SELECT q, 'dealsCreated' AS metric, count(deal) AS number, count(deal) AS n FROM ask LEFT JOIN created_in USING (q) GROUP BY q;
INSERT INTO told BY NAME
SELECT q, CASE s.status WHEN 'won' THEN 'dealsWon' ELSE 'dealsLost' END AS metric, count(*) FILTER (c.status = s.status) AS number, count(*) FILTER (c.status = s.status) AS n
FROM ask LEFT JOIN closed_in c USING (q), (VALUES ('won'), ('lost')) AS s(status) GROUP BY q, s.status;

-- What is open: each currency by the rate of the last day, rounded once; no number if there are deals and none has money that counts.
CREATE OR REPLACE TABLE stage_asked AS SELECT NULL::VARCHAR AS stage UNION ALL SELECT 'Engaging' UNION ALL SELECT 'Qualifying';
INSERT INTO told BY NAME
SELECT a.q, 'dealsOpen' AS metric, s.stage, count(o.deal) AS number, count(o.deal) AS n
FROM ask a, stage_asked s LEFT JOIN open_in o ON o.q = a.q AND (s.stage IS NULL OR o.stage = s.stage) GROUP BY ALL;
INSERT INTO told BY NAME
SELECT a.q, 'openPipeline' AS metric, s.stage, CASE WHEN count(o.deal) = 0 OR count(o.worth) > 0 THEN half_even(coalesce(sum(o.worth), 0)) END AS money, count(o.worth) AS n
FROM ask a, stage_asked s LEFT JOIN open_in o ON o.q = a.q AND (s.stage IS NULL OR o.stage = s.stage) GROUP BY ALL;

-- Open deals that are won as often, for as much and after as many days as those of the period; in an own scale, as it is
-- a quotient of quotients.
CREATE OR REPLACE TABLE velocity AS
SELECT w.q, w.won, w.closed, o.n AS open, c.size, c.median, c.mean
FROM won_of_closed w
JOIN (SELECT q, count(deal) AS n FROM ask LEFT JOIN open_in USING (q) GROUP BY q) o USING (q)
JOIN (SELECT q, avg(booked) FILTER (status = 'won') AS size, quantile_cont(days::DOUBLE, 0.5) FILTER (status = 'won' AND days >= 0) AS median,
             avg(days) FILTER (status = 'won' AND days >= 0) AS mean FROM ask LEFT JOIN closed_in USING (q) GROUP BY q) c USING (q);
INSERT INTO told BY NAME
SELECT q, 'pipelineVelocity' AS metric, s.statistic, half_even((open * share(won, closed) * size / nullif(s.days, 0))::DECIMAL(38, 10)) AS money, open + closed AS n
FROM velocity, LATERAL (VALUES ('median', median), ('mean', mean)) AS s(statistic, days);

INSERT INTO told BY NAME
SELECT q, 'concentration' AS metric, v.variant, CASE WHEN all_booked > 0 THEN share(largest, all_booked) END AS number, n
FROM (SELECT q, v.variant, sum(booked) AS all_booked, sum(booked) FILTER (nth <= v.largest) AS largest, count(booked) AS n
      FROM ask LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY q ORDER BY booked DESC) AS nth FROM closed_in WHERE status = 'won' AND booked IS NOT NULL) USING (q),
           (VALUES ('top1', 1), ('top5', 5)) AS v(variant, largest) GROUP BY q, v.variant) AS v;
