-- How deals go through the stages (M11, M12, M13).

CREATE OR REPLACE TABLE stage_of AS SELECT unnest(['Prospecting', 'Engaging', 'Qualifying']) AS stage;

-- Of the first entries into a stage, those that went further within the horizon. Deals that jumped over it passed it at once.
CREATE OR REPLACE TABLE stage_entry AS
SELECT p.scope, r.stage, r.deal, CASE WHEN r.dated THEN day(r.since) END AS day, CASE WHEN r.dated THEN day(g.happened) - day(r.since) WHEN g.happened IS NOT NULL THEN 0 END AS days, false AS jumped
FROM ranked r JOIN place p ON p.deal = r.deal AND p.ts = r.since LEFT JOIN progress g ON g.deal = r.deal AND g.n = r.n WHERE r.visit = 1
UNION ALL
SELECT p.scope, split_part(f.measure, '@', 2), f.deal, f.day, 0, true FROM found f JOIN place p USING (deal, ts) WHERE f.measure LIKE 'skipped@%';
CREATE OR REPLACE TABLE conversion AS
SELECT a.q, v.variant, NULL::VARCHAR AS statistic, s.stage, h.horizon, count(*) FILTER (e.days <= h.horizon) AS part, count(e.deal) AS whole
FROM ask a, stage_of s, (VALUES ('any-stage'), ('all-stage')) AS v(variant), (VALUES (30), (180)) AS h(horizon)
LEFT JOIN stage_entry e ON e.scope = a.scope AND e.stage = s.stage AND within(e.day, a.first, a.last)
     AND (e.day IS NULL OR e.day <= a.as_of - h.horizon) AND (v.variant = 'all-stage' OR NOT e.jumped) GROUP BY ALL;
INSERT INTO told BY NAME FROM shares('stageConversion', 'conversion');

-- Flow: what came in, went on, was lost, is there; handed over between teams, a deal comes and goes.
CREATE OR REPLACE TABLE flow AS
SELECT scope, stage, 'inflow' AS variant, dated(imputed, ts) AS day FROM in_stage s
WHERE NOT EXISTS (SELECT 1 FROM in_stage b WHERE b.deal = s.deal AND b.scope = s.scope AND b.stage = s.stage AND b.until = s.ts)
UNION ALL
SELECT scope, stage, CASE WHEN status = 'lost' AND closed_at = until THEN 'lost' ELSE 'outflow' END, dated(imputed, until) FROM in_stage s
WHERE until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM in_stage b WHERE b.deal = s.deal AND b.scope = s.scope AND b.stage = s.stage AND b.ts = s.until);
INSERT INTO told BY NAME
SELECT a.q, 'stageFlow' AS metric, v.variant, s.stage, count(f.scope) AS number, count(f.scope) AS n
FROM ask a, stage_of s, (VALUES ('inflow'), ('outflow'), ('lost')) AS v(variant)
LEFT JOIN flow f ON f.scope = a.scope AND f.stage = s.stage AND f.variant = v.variant AND within(f.day, a.first, a.last) GROUP BY ALL;
INSERT INTO told BY NAME
SELECT a.q, 'stageFlow' AS metric, 'stuck' AS variant, s.stage, count(o.deal) AS number, count(o.deal) AS n
FROM ask a, stage_of s LEFT JOIN open_in o ON o.q = a.q AND o.stage = s.stage GROUP BY ALL;

-- Visits: the last one that ended, or all that ended together, by the day of that end and where they stood then.
CREATE OR REPLACE TABLE ended_visits AS
SELECT p.scope, v.*
FROM (SELECT deal, stage, 'latest' AS variant, arg_max(until, n) AS until, CASE WHEN arg_max(dated, n) THEN arg_max(day(until) - day(since), n) END AS days
      FROM ranked WHERE until IS NOT NULL GROUP BY deal, stage
      UNION ALL
      SELECT deal, stage, 'cumulative', arg_max(until, n), CASE WHEN bool_and(dated) THEN sum(day(until) - day(since)) END
      FROM ranked WHERE until IS NOT NULL GROUP BY deal, stage) v
JOIN place p ON p.deal = v.deal AND p.ts = v.until;
CREATE OR REPLACE TABLE begun_visits AS
SELECT p.scope, r.stage, day(r.since) AS since, day(r.until) AS until FROM ranked r JOIN place p ON p.deal = r.deal AND p.ts = r.since WHERE r.dated;
CREATE OR REPLACE TABLE stay AS
SELECT a.q, v.variant, s.stage, e.days AS value
FROM ask a, stage_of s, (VALUES ('latest'), ('cumulative')) AS v(variant)
LEFT JOIN ended_visits e ON e.scope = a.scope AND e.stage = s.stage AND e.variant = v.variant AND within(day(e.until), a.first, a.last)
UNION ALL
SELECT a.q, 'openAge', s.stage, a.last - b.since
FROM ask a, stage_of s LEFT JOIN begun_visits b ON b.scope = a.scope AND b.stage = s.stage AND b.since <= a.last AND (b.until IS NULL OR b.until > a.last);
INSERT INTO told BY NAME FROM durations('timeInStage', 'stay');
CREATE OR REPLACE TABLE lasting AS
SELECT a.q, 'survival' AS variant, s.stage, least(b.until - b.since, a.as_of - b.since) AS t, CASE WHEN b.until <= a.as_of THEN 'event' ELSE 'left' END AS what
FROM ask a, stage_of s LEFT JOIN begun_visits b ON b.scope = a.scope AND b.stage = s.stage AND within(b.since, a.first, a.last);
INSERT INTO told BY NAME FROM survival('timeInStage', 'lasting');
