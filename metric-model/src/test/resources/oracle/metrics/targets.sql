-- Targets and forecasts, against what became of them (M15 to M18).

CREATE OR REPLACE TABLE quota AS
SELECT a.*, t.value AS quota, b.money / 100.0::DOUBLE AS booked, b.n AS booked_n
FROM ask a JOIN booked_in b USING (q) LEFT JOIN (SELECT q, value FROM target_in WHERE metric = 'bookings' AND value > 0) t USING (q);
INSERT INTO told BY NAME SELECT q, 'quotaAttainment' AS metric, 'attainment' AS variant, booked / quota AS number, booked_n AS n FROM quota;
-- By now: the selling days that are over, Monday to Friday.
CREATE OR REPLACE TABLE pace AS
SELECT q, share(count(*) FILTER (d <= last), count(*)) AS elapsed FROM (SELECT q, last, unnest(generate_series(first, ends, INTERVAL 1 DAY))::DATE AS d FROM ask WHERE first IS NOT NULL)
WHERE isodow(d) < 6 GROUP BY q;
INSERT INTO told BY NAME
SELECT q, 'quotaAttainment' AS metric, 'pace' AS variant, booked / nullif(quota * elapsed, 0) AS number, booked_n AS n
FROM quota LEFT JOIN pace USING (q);

-- What is open and expected to close in the period, against the target and against what of it is not booked yet.
CREATE OR REPLACE TABLE closing AS
SELECT a.q, coalesce(sum(o.worth), 0)::DOUBLE / 100 AS worth, count(o.worth) AS n, count(o.deal) AS deals
FROM ask a LEFT JOIN open_in o ON o.q = a.q AND o.expected BETWEEN a.first AND a.ends GROUP BY a.q;
INSERT INTO told BY NAME
SELECT q, 'pipelineCoverage' AS metric, v.variant, CASE WHEN c.deals = 0 OR c.n > 0 THEN c.worth END / CASE WHEN v.needed > 0 THEN v.needed END AS number, c.n
FROM quota JOIN closing c USING (q), LATERAL (VALUES ('toTarget', quota), ('toRemaining', quota - coalesce(booked, 0)), ('weighted', NULL)) AS v(variant, needed);

-- Representatives on the last day, more than twelve months in the role without a gap, who have a quota.
CREATE OR REPLACE TABLE present AS
SELECT a.q, a.scope, a.period, a.last, r.rep, r.team, r.office
FROM ask a JOIN roster r ON r.team IS NOT NULL AND r.since <= a.last AND (r.until IS NULL OR r.until > a.last)
 AND CASE WHEN a.scope = 'org' THEN true WHEN a.scope LIKE 'team:%' THEN 'team:' || r.team = a.scope WHEN a.scope LIKE 'office:%' THEN 'office:' || r.office = a.scope
          ELSE 'rep:' || r.rep = a.scope END;
CREATE OR REPLACE TABLE ramped AS
SELECT p.*, t.booked / t.quota AS attained
FROM present p
JOIN (SELECT p.q, p.rep, min(r.since) AS since FROM present p JOIN roster r ON r.rep = p.rep AND r.since <= p.last
      WHERE r.since > coalesce((SELECT max(g.since) FROM roster g WHERE g.rep = p.rep AND g.team IS NULL AND g.since <= p.last), DATE '0000-12-31') GROUP BY ALL) s USING (q, rep)
LEFT JOIN quota t ON t.scope = 'rep:' || p.rep AND t.period = p.period AND t.last = p.last
WHERE s.since + INTERVAL 12 MONTH < p.last;
CREATE OR REPLACE TABLE reached AS
SELECT q, NULL::VARCHAR AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon, count(*) FILTER (attained >= 1) AS part, count(attained) AS whole
FROM ask LEFT JOIN ramped USING (q) GROUP BY q;
INSERT INTO told BY NAME
SELECT q, metric, CASE WHEN n >= 5 THEN number END AS number, n, n >= 5 AS bounded, low, high FROM shares('repsAtQuota', 'reached');
INSERT INTO told BY NAME SELECT q, 'repsAtQuotaCount' AS metric, part AS number, whole AS n FROM reached;

-- Forecasts as they stood on a day of the period: of the representatives, if none of these of their teams, else of the scope.
CREATE OR REPLACE TABLE forecast AS
SELECT data->>'scope' AS scope, days_of(data->>'period') AS days, (data->>'submittedOn')::DATE AS submitted, data->>'by' AS author, (data->'amount'->>'amount')::DOUBLE AS amount
FROM statement WHERE type = 'forecast.submitted' AND data->>'metric' = 'bookings' AND data->>'category' = 'commit';
CREATE OR REPLACE TABLE foreseen AS
WITH asked AS (SELECT a.*, v.day, a.first + v.day - 1 AS frozen FROM ask a, (VALUES (1), (30), (60)) AS v(day) WHERE a.first IS NOT NULL AND a.ends <= a.as_of),
within_scope AS (
  SELECT DISTINCT a.q, a.day, 1 AS rung, 'rep:' || p.rep AS who FROM asked a JOIN present p USING (q)
  UNION ALL SELECT DISTINCT a.q, a.day, 2, 'team:' || p.team FROM asked a JOIN present p USING (q) WHERE a.scope NOT LIKE 'rep:%'
  UNION ALL SELECT q, day, 3, scope FROM asked),
standing AS (
  SELECT w.*, a.period, a.last, arg_max(f.amount, (f.submitted, f.author)) AS amount
  FROM within_scope w JOIN asked a USING (q, day) JOIN forecast f ON f.scope = w.who AND f.days.first = a.first AND f.days.last = a.ends AND f.submitted <= a.frozen
  WHERE a.frozen <= a.ends GROUP BY ALL)
SELECT s.q, s.day, s.amount AS f, t.booked AS a FROM standing s JOIN quota t ON t.scope = s.who AND t.period = s.period AND t.last = s.last
WHERE s.rung = (SELECT min(o.rung) FROM standing o WHERE o.q = s.q AND o.day = s.day) AND t.booked IS NOT NULL;
INSERT INTO told BY NAME
SELECT a.q, m.metric, 'day' || v.day AS variant, CASE m.metric WHEN 'forecastBias' THEN sum(s.f - s.a) / nullif(sum(s.a), 0) ELSE 1 - sum(abs(s.f - s.a)) / nullif(sum(s.a), 0) END AS number, count(s.f) AS n
FROM ask a, (VALUES (1), (30), (60)) AS v(day), (VALUES ('forecastAccuracy'), ('forecastBias')) AS m(metric) LEFT JOIN foreseen s ON s.q = a.q AND s.day = v.day GROUP BY a.q, m.metric, v.day;
