-- What was put in, and what came of it (M40).

CREATE OR REPLACE TABLE put_in AS
SELECT a.q, a.scope, a.first, b.money, b.n,
       -- People on the roster in the scope, on average over the days, where people belong to scopes of the kind.
       CASE WHEN a.scope = 'org' OR a.scope LIKE 'team:%' OR a.scope LIKE 'office:%' OR a.scope LIKE 'rep:%' THEN
         (SELECT sum(greatest(0, least(a.last, coalesce(r.until - 1, a.last)) - greatest(a.first, r.since) + 1)) FROM roster r
          WHERE r.team IS NOT NULL AND a.scope IN ('org', 'team:' || r.team, 'office:' || r.office, 'rep:' || r.rep)) / (a.last - a.first + 1)::DOUBLE END AS people,
       (SELECT count(*) FROM (SELECT unnest(generate_series(a.first, a.last, INTERVAL 1 DAY))::DATE AS d) WHERE isodow(d) < 6) AS selling_days,
       h.hours
FROM ask a JOIN booked_in b USING (q)
LEFT JOIN (
  -- Hours, if they are known of most of what people did.
  SELECT a.q, CASE WHEN count(*) FILTER (d.seconds >= 0) > 0 AND count(*) <= 2 * count(*) FILTER (d.seconds >= 0) THEN sum(d.seconds) FILTER (d.seconds >= 0) / 3600.0::DOUBLE END AS hours
  FROM ask a JOIN dimensions('done_who') s ON s.scope = a.scope JOIN done d ON s.key = {id: d.id, source: d.source} WHERE d.human AND within(day(d.ts), a.first, a.last) GROUP BY a.q) h USING (q);
INSERT INTO told BY NAME
SELECT q, 'resourceEfficiency' AS metric, v.variant, half_even((money / nullif(v.put, 0))::DECIMAL(38, 8)) AS money, n
FROM put_in, LATERAL (VALUES ('perRep', people), ('perSellingDay', CASE WHEN first IS NOT NULL THEN selling_days END), ('perActivityHour', hours), ('perPotential', NULL)) AS v(variant, put);

-- Of complete months: bookings = a + b·ln(1 + activities), if the t interval of b leaves out 0 and there are twelve.
CREATE OR REPLACE TABLE fit AS
WITH booking AS (
  SELECT c.scope, p.day, p.booked AS part FROM priced p JOIN close_place c ON c.deal = p.deal WHERE p.status = 'won' AND p.booked IS NOT NULL
  UNION ALL SELECT s.scope, c.day, c.part FROM credit c JOIN dimensions('credit_who') s ON s.key = {deal: c.deal, owner: c.owner} WHERE of_people
  UNION ALL SELECT p.scope, c.day, -c.booked FROM (SELECT DISTINCT deal, closed_at, day, booked FROM credit) c JOIN place p ON p.deal = c.deal AND p.ts = c.closed_at WHERE of_people),
booked AS (SELECT scope, date_trunc('month', day)::DATE AS month, sum(part) / 100.0::DOUBLE AS y FROM booking GROUP BY ALL),
acted AS (SELECT s.scope, date_trunc('month', day(d.ts))::DATE AS month, count(*) AS x FROM done d JOIN dimensions('done_who') s ON s.key = {id: d.id, source: d.source} WHERE d.human GROUP BY ALL),
point AS (
  SELECT m.q, coalesce(x, 0)::DOUBLE AS effort, ln(1 + coalesce(x, 0)) AS x, coalesce(y, 0) AS y FROM month_in m
  LEFT JOIN booked b ON b.scope = m.scope AND b.month = m.month LEFT JOIN acted c ON c.scope = m.scope AND c.month = m.month)
SELECT q, count(*) AS n, avg(effort) AS effort, regr_slope(y, x) AS b,
       sqrt((regr_syy(y, x) - regr_slope(y, x) * regr_sxy(y, x)) / (count(*) - 2) / nullif(regr_sxx(y, x), 0)) AS error
FROM point GROUP BY q;
INSERT INTO told BY NAME
SELECT a.q, 'resourceEfficiency' AS metric, 'marginal' AS variant,
       half_even((CASE WHEN f.n >= 12 AND abs(f.b) > t.t * f.error THEN f.b / (1 + f.effort) END * 100)::DECIMAL(38, 8)) AS money, f.n
FROM ask a LEFT JOIN fit f USING (q)
-- The 97.5 % quantile of Student's t, by months.
LEFT JOIN (VALUES (12, 2.2281388520), (13, 2.2009851601), (14, 2.1788128297), (15, 2.1603686565), (16, 2.1447866879)) AS t(n, t) ON t.n = f.n;
