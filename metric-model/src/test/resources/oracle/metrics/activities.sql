-- What people did, and when they were last in touch (M22).

CREATE OR REPLACE TABLE done_in AS
SELECT a.q, split_part(d.measure, '@', 2) AS kind, d.seconds
FROM ask a JOIN dimensions('done_who') s ON s.scope = a.scope JOIN done d ON s.key = {id: d.id, source: d.source}
WHERE d.human AND within(day(d.ts), a.first, a.last);
-- From Monday to Friday, and for how many people on the roster each of these days was one.
CREATE OR REPLACE TABLE selling_day AS
SELECT a.q, a.scope, d.day FROM ask a, LATERAL (SELECT unnest(generate_series(a.first, a.last, INTERVAL 1 DAY))::DATE AS day) AS d WHERE isodow(d.day) < 6;
CREATE OR REPLACE TABLE worked AS
SELECT s.q, count(DISTINCT s.day) AS days, count(r.rep) AS days_of_reps
FROM selling_day s LEFT JOIN roster r ON r.team IS NOT NULL AND r.since <= s.day AND (r.until IS NULL OR s.day < r.until)
  AND s.scope IN ('org', 'team:' || r.team, 'office:' || r.office, 'rep:' || r.rep) GROUP BY s.q;
-- Without any activity of anybody none are recorded.
CREATE OR REPLACE TABLE did AS
SELECT a.q, v.variant, count(d.kind) AS n
FROM ask a, (VALUES ('all'), ('call'), ('meeting'), ('email'), ('note'), ('task'), ('other')) AS v(variant)
LEFT JOIN done_in d ON d.q = a.q AND (v.variant = 'all' OR d.kind = v.variant) GROUP BY ALL;
INSERT INTO told BY NAME
SELECT q, 'activity' AS metric, variant, s.statistic, CASE WHEN EXISTS (FROM done) THEN share(did.n, s.put) END AS number, did.n
FROM did LEFT JOIN worked w USING (q), LATERAL (VALUES ('count', 1), ('perSellingDay', w.days), ('perRepAndSellingDay', w.days_of_reps)) AS s(statistic, put);

-- How often people were in touch before a win; deals of which no touch is known are left out.
CREATE OR REPLACE TABLE touched AS
SELECT a.q, NULL::VARCHAR AS variant, NULL::VARCHAR AS stage, t.touches AS value
FROM ask a LEFT JOIN (
  SELECT c.q, c.deal, count(*) FILTER (t.ts <= c.closed_at) AS touches FROM closed_in c JOIN touch t USING (deal)
  WHERE c.status = 'won' GROUP BY ALL) t ON t.q = a.q;
INSERT INTO told BY NAME
FROM durations('touchesPerWonDeal', 'touched');

-- Days since people were last in touch about the deals open at the end.
CREATE OR REPLACE TABLE untouched AS
SELECT a.q, NULL::VARCHAR AS variant, NULL::VARCHAR AS stage,
       a.last - (SELECT max(day(t.ts)) FROM touch t WHERE t.deal = o.deal AND day(t.ts) <= a.last) AS value
FROM ask a LEFT JOIN open_in o ON o.q = a.q AND NOT o.imputed;
INSERT INTO told BY NAME FROM durations('lastTouchAge', 'untouched');
