-- The open pipeline: how each deal stood from moment to moment, and what moved it.

CREATE TABLE stand AS
WITH timed AS (
  SELECT m.deal, m.ts, lead(m.ts) OVER (PARTITION BY m.deal ORDER BY m.ts) AS until,
         (SELECT max(s.since) FROM span s WHERE s.deal = m.deal AND s.since <= m.ts AND (s.until IS NULL OR s.until > m.ts)) AS opened
  FROM moment m),
known AS (
  SELECT t.*, d.imputed, d.status, d.closed_at,
         CASE WHEN opened IS NOT NULL THEN (SELECT min_by(v.stage, v.n) FROM visit v WHERE v.deal = t.deal AND v.since <= t.ts AND (v.until IS NULL OR v.until > t.ts)) END AS stage,
         (SELECT max(a.n) FROM amount_span a WHERE a.deal = t.deal AND a.happened <= t.ts) AS amount_n,
         (SELECT arg_max(e.expected, e.n) FROM expected_span e WHERE e.deal = t.deal AND e.happened <= t.ts) AS expected,
         greatest(opened,
           (SELECT max(v.since) FROM visit v WHERE v.deal = t.deal AND v.since <= t.ts),
           (SELECT max(a.happened) FROM amount_span a WHERE a.deal = t.deal AND a.happened <= t.ts),
           (SELECT max(e.happened) FROM expected_span e WHERE e.deal = t.deal AND e.happened <= t.ts)) AS touched
  FROM timed t JOIN deal d USING (deal))
SELECT k.* EXCLUDE (amount_n), opened IS NOT NULL AS is_open, a.amount, a.currency,
       minor(a.amount, a.currency, day(greatest(opened, a.happened))) AS worth_said, minor(a.amount, a.currency, day(k.ts)) AS worth_now
FROM known k LEFT JOIN amount_span a ON a.deal = k.deal AND a.n = k.amount_n;
-- By scope, while open.
CREATE TABLE held AS
SELECT s.* REPLACE (coalesce(worth_said, 0) AS worth_said), p.scope, p.pair FROM stand s JOIN place p ON p.deal = s.deal AND p.ts = s.ts WHERE is_open;
CREATE MACRO dated(imputed, ts) AS CASE WHEN NOT imputed THEN day(ts) END;

-- The stock: what is there from a moment on is added then, and taken away when the deal stands otherwise.
CREATE TABLE stock AS
SELECT h.*, m.measure, m.value FROM held h,
LATERAL (VALUES
  ('open', 1),
  (CASE WHEN amount IS NULL THEN 'open.noAmount' WHEN NOT in_range(amount, currency) THEN 'open.amountOutOfRange'
        WHEN currency = getvariable('base') THEN 'open.amount' ELSE 'open.amount#' || currency END,
   CASE WHEN amount IS NULL OR NOT in_range(amount, currency) THEN 1 ELSE own_minor(amount, currency) END),
  (CASE WHEN in_range(amount, currency) AND currency <> getvariable('base') THEN 'open.foreign#' || currency END, 1)) AS m(measure, value)
WHERE m.measure IS NOT NULL AND status <> 'deleted';
INSERT INTO entry
SELECT scope, pair, 'pipeline', dated(imputed, t), measure || stage_part, NULL, sign * value
FROM stock, LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign), LATERAL (VALUES (''), ('@' || stage)) AS g(stage_part)
WHERE t IS NOT NULL AND stage_part IS NOT NULL;

-- What flowed into stages and out of them.
CREATE TABLE in_stage AS SELECT DISTINCT deal, ts, until, scope, pair, stage, imputed, closed_at, status FROM held WHERE stage IS NOT NULL AND status <> 'deleted';
INSERT INTO entry
SELECT scope, pair, 'pipeline', dated(imputed, ts), 'in@' || stage, NULL, 1 FROM in_stage s
WHERE NOT EXISTS (SELECT 1 FROM in_stage b WHERE b.deal = s.deal AND b.scope = s.scope AND b.stage = s.stage AND b.until = s.ts)
UNION ALL
SELECT scope, pair, 'pipeline', dated(imputed, until), CASE WHEN status = 'lost' AND closed_at = until THEN 'lost@' ELSE 'out@' END || stage, NULL, 1 FROM in_stage s
WHERE until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM in_stage a WHERE a.deal = s.deal AND a.scope = s.scope AND a.stage = s.stage AND a.ts = s.until);

-- By expected close.
INSERT INTO entry
SELECT scope, pair, 'expected', dated(imputed, t), measure, bucket, sign * value
FROM held, LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign),
LATERAL (VALUES ('open', day_pair(day(touched), expected), 1), ('open.amount', day_key(expected), worth_said)) AS m(measure, bucket, value)
WHERE t IS NOT NULL AND status <> 'deleted';
-- With it what has no amount, and money of other currencies as it is, to be converted by a later rate.
INSERT INTO entry
SELECT scope, pair, 'expected', dated(imputed, t), measure, day_key(expected), sign * value
FROM (SELECT *, amount IS NULL OR in_range(amount, currency) AS sane, currency <> getvariable('base') AS foreign_money
      FROM held WHERE status <> 'deleted'), LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign),
LATERAL (VALUES
  (CASE WHEN amount IS NULL THEN 'open.noAmount' WHEN NOT sane THEN 'open.amountOutOfRange' END, 1),
  (CASE WHEN sane AND foreign_money THEN 'open.said' END, worth_said),
  (CASE WHEN sane AND foreign_money THEN 'open.foreign#' || currency END, 1),
  (CASE WHEN sane AND foreign_money THEN 'open.amount#' || currency END, own_minor(amount, currency))) AS m(measure, value)
WHERE t IS NOT NULL AND measure IS NOT NULL;

-- What moved it, by scope. A deal that stays with a scope can be worth more or less, and be put off; else it comes or goes.
CREATE TABLE turn AS
WITH numbered AS (SELECT *, row_number() OVER (PARTITION BY deal ORDER BY ts) AS nth, min(ts) FILTER (is_open) OVER (PARTITION BY deal) AS first_open FROM stand)
SELECT a.deal, a.ts, a.imputed, a.is_open, coalesce(b.is_open, false) AS was_open, a.ts = a.first_open AS first,
       a.amount, a.currency, a.worth_now, coalesce(a.worth_said, 0) AS worth, a.expected,
       b.amount AS was_amount, b.currency AS was_currency, coalesce(b.worth_said, 0) AS was_worth, b.expected AS was_expected, b.ts AS before_ts,
       (SELECT arg_min(CASE m.type WHEN 'deal.won' THEN 'won' WHEN 'deal.lost' THEN 'lost' ELSE 'deleted' END, m.n) FROM step m
        WHERE m.deal = a.deal AND m.happened = a.ts AND m.type IN ('deal.won', 'deal.lost', 'deal.deleted', 'deal.merged')) AS leaves_as
FROM numbered a LEFT JOIN numbered b ON b.deal = a.deal AND b.nth = a.nth - 1;
CREATE TABLE movement AS
SELECT t.*, k.scope, k.pair, bool_or(k.now) AS here, bool_or(NOT k.now) AS was_here,
       any_value(coalesce(t.worth_now, t.was_worth)) AS left_with
FROM turn t
JOIN (SELECT t.deal, t.ts, p.scope, p.pair, true AS now FROM turn t JOIN place p ON p.deal = t.deal AND p.ts = t.ts WHERE is_open
      UNION ALL
      SELECT t.deal, t.ts, p.scope, p.pair, false FROM turn t JOIN place p ON p.deal = t.deal AND p.ts = t.before_ts WHERE was_open) k
  ON k.deal = t.deal AND k.ts = t.ts
GROUP BY ALL;
CREATE TABLE moved (deal VARCHAR, ts TIMESTAMPTZ, imputed BOOLEAN, scope VARCHAR, pair BOOLEAN, movement VARCHAR, bucket BIGINT, deals BIGINT, money BIGINT);
INSERT INTO moved
SELECT deal, ts, imputed, scope, pair, CASE WHEN first THEN 'new' ELSE 'reopened' END, day_key(expected), 1, worth FROM movement WHERE NOT was_open AND here
UNION ALL SELECT deal, ts, imputed, scope, pair, leaves_as, day_key(was_expected), 1, left_with FROM movement WHERE was_here AND NOT is_open
UNION ALL SELECT deal, ts, imputed, scope, pair, CASE WHEN left_with > was_worth THEN 'increased' ELSE 'decreased' END, day_key(was_expected), 1, abs(left_with - was_worth)
  FROM movement WHERE was_here AND NOT is_open AND left_with <> was_worth AND (amount IS DISTINCT FROM was_amount OR currency IS DISTINCT FROM was_currency)
UNION ALL SELECT deal, ts, imputed, scope, pair, 'fx', day_key(was_expected), 1, left_with - was_worth
  FROM movement WHERE was_here AND NOT is_open AND left_with <> was_worth AND amount IS NOT DISTINCT FROM was_amount AND currency IS NOT DISTINCT FROM was_currency
UNION ALL SELECT deal, ts, imputed, scope, pair, 'moved', day_pair(was_expected, expected), 1, was_worth
  FROM movement WHERE was_here AND here AND expected IS DISTINCT FROM was_expected
UNION ALL SELECT deal, ts, imputed, scope, pair, CASE WHEN worth > was_worth THEN 'increased' ELSE 'decreased' END, day_key(expected), 1, abs(worth - was_worth)
  FROM movement WHERE was_here AND here AND worth <> was_worth
UNION ALL SELECT deal, ts, imputed, scope, pair, 'owner', day_key(was_expected), -1, -was_worth FROM movement WHERE was_here AND NOT here AND is_open
UNION ALL SELECT deal, ts, imputed, scope, pair, 'owner', day_key(expected), 1, worth FROM movement WHERE here AND NOT was_here AND was_open
UNION ALL SELECT deal, t, imputed, scope, pair, 'gone', day_key(expected), sign, sign * worth_said
  FROM held, LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign) WHERE t IS NOT NULL AND status = 'deleted';
INSERT INTO entry
SELECT scope, pair, 'movements', dated(imputed, ts), movement, bucket, deals FROM moved
UNION ALL SELECT scope, pair, 'movements', dated(imputed, ts), movement || '.amount', bucket, money FROM moved
UNION ALL
SELECT scope, pair, 'movements', dated(imputed, t), measure, day_key(expected), sign * value
FROM (SELECT * FROM held WHERE status = 'deleted' AND currency <> getvariable('base') AND in_range(amount, currency)),
LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign),
LATERAL (VALUES ('gone.said', worth_said), ('gone.foreign#' || currency, 1), ('gone.amount#' || currency, own_minor(amount, currency))) AS m(measure, value)
WHERE t IS NOT NULL;

-- Bookings that do not hold any more: what was booked when it left as won, against what it is worth there now.
INSERT INTO found
SELECT deal, ts, 'quality', day(ts), measure, NULL, value FROM (
  SELECT t.deal, t.ts, CASE WHEN p.status = 'won' AND p.closed_at = t.ts THEN coalesce(p.booked, 0) ELSE 0 END - coalesce(t.worth_now, 0) AS more
  FROM turn t LEFT JOIN priced p ON p.deal = t.deal WHERE was_open AND NOT is_open AND leaves_as = 'won'),
LATERAL (VALUES ('revised', 1), ('revised.more', more), ('revised.amount', abs(more))) AS m(measure, value) WHERE more <> 0;
