-- Everything found, spread over its scopes, against the cells; and what is read from cells of periods, against its definition.

CREATE TABLE expected AS
SELECT scope, family, day, measure, bucket, sum(value)::BIGINT AS value
FROM (SELECT p.scope, p.pair, family, day, measure, bucket, value FROM found JOIN place p USING (deal, ts)
      UNION ALL SELECT p.scope, p.pair, family, day, measure, bucket, value FROM found_at_close JOIN close_place p USING (deal)
      UNION ALL FROM entry)
-- Pairs of scopes have some families only.
WHERE NOT pair OR family IN ('deals', 'sizes', 'cycles', 'pipeline', 'cohorts')
GROUP BY ALL HAVING sum(value) <> 0;

CREATE TABLE cell AS
SELECT scope, family, day, measure, bucket, sum(value)::BIGINT AS value
FROM read_csv('cells.csv', header = false, columns = {
  scope: 'VARCHAR', day: 'DATE', family: 'VARCHAR', measure: 'VARCHAR', bucket: 'BIGINT', value: 'BIGINT'})
GROUP BY ALL HAVING sum(value) <> 0;

-- Months, two months, and times that begin and end anywhere.
CREATE TABLE period AS
WITH months AS (
  SELECT unnest(generate_series(date_trunc('month', min(day)), date_trunc('month', max(day)), INTERVAL 1 MONTH))::DATE AS month
  FROM (SELECT day FROM expected WHERE family IN ('expected', 'subscriptions', 'customers')))
SELECT month AS first, (month + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS last FROM months
UNION ALL SELECT month, (month + INTERVAL 2 MONTH - INTERVAL 1 DAY)::DATE FROM months
UNION ALL SELECT month + 9, month + 9 + 16 FROM months
UNION ALL SELECT month + 4, month + 4 FROM months;

-- Put off: open on the evening before with an expected close in the period, and at its end still open with a later one.
CREATE TABLE evening AS
SELECT d.day, s.deal, arg_max(s.ts, s.ts) AS ts
FROM (SELECT first - 1 AS day FROM period UNION SELECT last FROM period) d
JOIN stand s ON s.ts < begin_of(d.day + 1) AND (s.until IS NULL OR s.until >= begin_of(d.day + 1)) GROUP BY ALL;
CREATE TABLE answer AS
SELECT p.scope, 'slips' AS family, q.first, q.last, m.measure, sum(m.value)::BIGINT AS value
FROM period q
JOIN evening e ON e.day = q.first - 1 JOIN stand s ON s.deal = e.deal AND s.ts = e.ts
JOIN evening f ON f.day = q.last AND f.deal = e.deal JOIN stand t ON t.deal = f.deal AND t.ts = f.ts
JOIN place p ON p.deal = s.deal AND p.ts = s.ts AND NOT p.pair,
LATERAL (VALUES ('slipped', 1), ('slipped.amount', coalesce(s.worth_said, 0)),
  (CASE WHEN s.currency <> getvariable('base') AND in_range(s.amount, s.currency) THEN 'slipped.said' END, coalesce(s.worth_said, 0)),
  (CASE WHEN s.currency <> getvariable('base') AND in_range(s.amount, s.currency) THEN 'slipped.amount#' || s.currency END,
   own_minor(s.amount, s.currency))) AS m(measure, value)
WHERE m.measure IS NOT NULL AND s.is_open AND t.is_open AND s.expected BETWEEN q.first AND q.last AND t.expected > q.last AND NOT s.imputed AND s.status <> 'deleted'
GROUP BY ALL;

-- Who was a customer when it began, and is none at its end; what those that brought something bring at its end, and did at least.
-- Of whom something cannot be counted when it began or within it, nothing is known: what there was is taken out on the day that begins.
CREATE TABLE known AS SELECT account, day, now, no_amount + fx_missing + out_of_range = 0 AS known FROM recurring;
CREATE TABLE kept AS
WITH looked AS (
  SELECT q.first, q.last, a.account,
         coalesce((SELECT arg_max(c.customer, c.day) FROM presence c WHERE c.account = a.account AND c.day < q.first), false) AS was_customer,
         coalesce((SELECT arg_max(c.customer, c.day) FROM presence c WHERE c.account = a.account AND c.day <= q.last), false) AS is_customer,
         coalesce((SELECT arg_max(r.known, r.day) FROM known r WHERE r.account = a.account AND r.day < q.first), true) AS known_before,
         coalesce((SELECT bool_or(NOT r.known) FROM known r WHERE r.account = a.account AND r.day BETWEEN q.first AND q.last), false) AS unknown_later,
         coalesce((SELECT arg_max(r.now, r.day) FROM known r WHERE r.account = a.account AND r.day < q.first), 0) AS began_with,
         coalesce((SELECT arg_max(r.now, r.day) FROM known r WHERE r.account = a.account AND r.day <= q.last), 0) AS ended_with,
         (SELECT min(r.now) FROM known r WHERE r.account = a.account AND r.day BETWEEN q.first AND q.last) AS least
  FROM period q, (SELECT DISTINCT account FROM relation) a)
SELECT * REPLACE (CASE WHEN known_before THEN began_with ELSE 0 END AS began_with, CASE WHEN unknown_later THEN 0 ELSE ended_with END AS ended_with,
                  CASE WHEN unknown_later THEN 0 ELSE l.least END AS least),
       known_before AND (SELECT coalesce(max(r.now), 0) FROM known r WHERE r.account = l.account AND r.day < l.first) > 0 AS ever
FROM looked l;
INSERT INTO answer
SELECT p.scope, m.family, first, last, m.measure, sum(m.value)
FROM kept k JOIN won_by USING (account) JOIN customer_place p USING (key),
LATERAL (VALUES
  ('customers', 'left', (was_customer AND NOT is_customer)::INT),
  ('subscriptions', 'unknown', CASE WHEN unknown_later THEN began_with ELSE 0 END),
  ('subscriptions', 'unknownPaying', (unknown_later AND began_with > 0)::INT),
  ('subscriptions', 'leftPaying', (began_with > 0 AND ended_with = 0)::INT),
  ('subscriptions', 'gross', CASE WHEN began_with > 0 THEN began_with - least(began_with, coalesce(k.least, began_with)) ELSE 0 END),
  ('subscriptions', 'continuous', CASE WHEN began_with = 0 THEN 0 WHEN k.least = 0 THEN -began_with ELSE ended_with - began_with END),
  ('subscriptions', 'withReturned', CASE WHEN began_with > 0 THEN ended_with - began_with ELSE 0 END),
  ('subscriptions', 'endingLessNew', CASE WHEN ever THEN ended_with - began_with ELSE 0 END)) AS m(family, measure, value)
GROUP BY ALL;
DELETE FROM answer WHERE value = 0;

-- The same read from cells: put off from a way of standing to a later day; changes of those there before the period began.
CREATE TABLE read AS
SELECT scope, family, first, last, split_part(measure, '@', 1) AS measure, sum(value)::BIGINT AS value
FROM period JOIN cell ON family = 'slips' AND day <= last AND split_part(measure, '@', 2)::DATE > last
  AND bucket // 100000000 < day_key(first) AND bucket % 100000000 BETWEEN day_key(first) AND day_key(last)
GROUP BY ALL
UNION ALL
SELECT scope, family, first, last, m.answer, sum(CASE WHEN m.measure IN ('stayed', 'paying.stayed') THEN -value ELSE value END)::BIGINT
FROM (VALUES ('stayed', 'left'), ('paying.stayed', 'leftPaying'), ('mrr.unknown', 'unknown'), ('paying.unknown', 'unknownPaying'), ('mrr.lost', 'gross'), ('mrr.run', 'continuous'), ('mrr.run', 'withReturned'), ('mrr.returned', 'withReturned'),
        ('mrr.run', 'endingLessNew'), ('mrr.ever', 'endingLessNew')) AS m(measure, answer)
JOIN cell USING (measure) JOIN period ON day BETWEEN first AND last AND bucket > day - first
GROUP BY ALL;
DELETE FROM read WHERE value = 0;

CREATE VIEW both_sides AS
SELECT 'only the oracle has' AS who, scope, family, day, measure, bucket, value FROM expected
UNION ALL SELECT 'only the oracle has', scope, family, first, measure || ' until ' || last, NULL, value FROM answer
UNION ALL
SELECT 'only the topic has', scope, family, day, measure, bucket, value FROM cell
WHERE family <> 'slips' AND measure NOT IN ('stayed', 'paying.stayed', 'mrr.unknown', 'paying.unknown', 'mrr.run', 'mrr.returned', 'mrr.ever', 'mrr.lost')
UNION ALL SELECT 'only the topic has', scope, family, first, measure || ' until ' || last, NULL, value FROM read;
CREATE VIEW differences AS
SELECT any_value(who) AS who, scope, family, day, measure, bucket, value FROM both_sides
GROUP BY scope, family, day, measure, bucket, value HAVING count(DISTINCT who) = 1;
