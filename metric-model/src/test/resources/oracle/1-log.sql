-- The log as sets: each event once, reference data, exchange rates, and the calendar day of a moment.

CREATE MACRO day(ts) AS (ts AT TIME ZONE getvariable('zone'))::DATE;
CREATE MACRO begin_of(d) AS (d::TIMESTAMP AT TIME ZONE getvariable('zone'));
CREATE MACRO day_key(d) AS coalesce(strftime(d, '%Y%m%d')::BIGINT, 0);
CREATE MACRO day_pair(a, b) AS day_key(a) * 100000000 + day_key(b);

CREATE MACRO lines(file) AS TABLE
SELECT source, id, type, subject, "time"::TIMESTAMPTZ AS ts, sequence, recordedat::TIMESTAMPTZ AS recorded, receipt, data
FROM read_json(file, format = 'newline_delimited', columns = {
  id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', "time": 'VARCHAR', sequence: 'VARCHAR',
  recordedat: 'VARCHAR', receipt: 'VARCHAR', data: 'JSON'});

-- Of copies of one event the one that was written down first is believed.
CREATE MACRO once(file) AS TABLE
SELECT * EXCLUDE (copy), data->>'amount' IS NOT NULL AS has_amount,
       (data->'amount'->>'amount')::DECIMAL(38, 6) AS amount, data->'amount'->>'currency' AS currency
FROM (SELECT *, row_number() OVER (PARTITION BY source, id, subject ORDER BY recorded NULLS LAST, ts, receipt NULLS LAST) AS copy
      FROM lines(file))
WHERE copy = 1;
CREATE TABLE deal_event AS SELECT * FROM once('deals.ndjson');
CREATE TABLE customer_event AS SELECT * FROM once('customers.ndjson');
CREATE TABLE activity_event AS SELECT * FROM once('activities.ndjson');

-- The latest statement of each subject stands in the file last; a pipeline's older version replaces no newer one.
CREATE TABLE statement AS
SELECT type, data FROM (
  SELECT type, data, row_number() OVER (PARTITION BY type, subject ORDER BY coalesce((data->>'version')::INT, 0) DESC, place DESC) AS newest
  FROM (SELECT *, row_number() OVER () AS place FROM lines('reference.ndjson')))
WHERE newest = 1;

-- Aliases, followed to their end.
CREATE TABLE alias AS
WITH RECURSIVE step AS (
  SELECT data->>'kind' AS kind, data->>'alias' AS alias, data->>'name' AS name, 1 AS depth FROM statement WHERE type = 'alias.defined'
  UNION ALL
  SELECT s.kind, s.alias, n.data->>'name', depth + 1 FROM step s
  JOIN statement n ON n.type = 'alias.defined' AND n.data->>'kind' = s.kind AND n.data->>'alias' = s.name WHERE depth < 9)
SELECT kind, alias, max_by(name, depth) AS name FROM step GROUP BY ALL;
CREATE MACRO canonical(k, t) AS coalesce((SELECT a.name FROM alias a WHERE a.kind = k AND a.alias = t), t);

CREATE TABLE roster AS
SELECT rep, since, team, office, lead(since) OVER (PARTITION BY rep ORDER BY since) AS until
FROM (SELECT canonical('rep', data->>'rep') AS rep, coalesce((data->>'from')::DATE, DATE '0001-01-01') AS since,
             data->>'team' AS team, data->>'office' AS office, type,
             row_number() OVER (PARTITION BY canonical('rep', data->>'rep'), data->>'from' ORDER BY type) AS first
      FROM statement WHERE type IN ('roster.assigned', 'roster.left'))
WHERE first = 1;
CREATE TABLE product AS
SELECT canonical('product', data->>'product') AS product, data->>'series' AS series,
       (data->'listPrice'->>'amount')::DECIMAL(18, 4) AS price, data->'listPrice'->>'currency' AS currency
FROM statement WHERE type = 'product.defined';
CREATE TABLE account AS
SELECT canonical('account', data->>'account') AS account, canonical('segment', data->>'segment') AS segment,
       canonical('region', data->>'country') AS region
FROM statement WHERE type = 'account.defined';
-- The definitions of each pipeline, each until the next one; the first holds before its day too.
CREATE TABLE pipeline_definition AS
SELECT pipeline, stages, qualified, since AS definition, lead(since) OVER later AS until,
       CASE WHEN lag(since) OVER later IS NULL THEN DATE '0001-01-01' ELSE since END AS since
FROM (SELECT data->>'pipeline' AS pipeline, (data->'stages')::VARCHAR[] AS stages, canonical('stage', data->>'qualified') AS qualified,
             coalesce((data->>'from')::DATE, DATE '0001-01-01') AS since
      FROM statement WHERE type = 'pipeline.defined')
WINDOW later AS (PARTITION BY pipeline ORDER BY since);
CREATE TABLE stage_order AS
SELECT pipeline, definition, stage, row_number() OVER (PARTITION BY pipeline, definition ORDER BY min(place)) AS place
FROM (SELECT pipeline, definition, canonical('stage', stages[place]) AS stage, place
      FROM (SELECT pipeline, definition, stages, unnest(range(1, len(stages) + 1)) AS place FROM pipeline_definition))
GROUP BY pipeline, definition, stage;

-- What a unit is worth on a day: the latest quote of at most seven days ago, quoted either way round, or over a third currency.
CREATE TABLE quote AS
SELECT data->>'currency' AS currency, data->>'base' AS base, (data->>'date')::DATE AS date, (data->>'rate')::DECIMAL(16, 8) AS rate, true AS quoted
FROM statement WHERE type = 'fx-rate.set' AND NOT coalesce((data->>'plan')::BOOLEAN, false)
UNION ALL
SELECT data->>'base', data->>'currency', (data->>'date')::DATE, (1 / (data->>'rate')::DOUBLE)::DECIMAL(16, 8), false
FROM statement WHERE type = 'fx-rate.set' AND NOT coalesce((data->>'plan')::BOOLEAN, false);
CREATE TABLE leg AS
SELECT currency, base, d::DATE AS day, max_by(rate, (date, quoted)) AS rate, max(date) AS date
FROM quote, LATERAL (SELECT unnest(generate_series(date, date + 7, INTERVAL 1 DAY)) AS d) GROUP BY ALL;
CREATE TABLE fx AS
SELECT currency, day, rate FROM leg WHERE base = getvariable('base')
UNION ALL
SELECT one.currency, one.day, max_by(one.rate * other.rate, least(one.date, other.date))::DECIMAL(16, 8)
FROM leg one JOIN leg other ON other.currency = one.base AND other.day = one.day AND other.base = getvariable('base')
WHERE one.currency <> getvariable('base')
  AND NOT EXISTS (SELECT 1 FROM leg d WHERE d.currency = one.currency AND d.base = getvariable('base') AND d.day = one.day)
GROUP BY ALL;

-- Minor units, rounded half to even; NULL for what cannot be counted.
CREATE MACRO digits(c) AS CASE c WHEN 'JPY' THEN 0 WHEN 'KWD' THEN 3 ELSE 2 END;
CREATE MACRO half_even(x) AS
  (CASE WHEN x - floor(x) > 0.5 OR (x - floor(x) = 0.5 AND floor(x)::HUGEINT % 2 <> 0) THEN floor(x) + 1 ELSE floor(x) END)::BIGINT;
CREATE MACRO in_range(a, c) AS abs(a) <= pow(10, 15 - digits(c));
CREATE MACRO own_minor(a, c) AS CASE WHEN in_range(a, c) THEN half_even((TRY_CAST(a AS DECIMAL(22, 6)) * pow(10, digits(c))::INT)) END;
CREATE MACRO rate_on(c, d) AS
  CASE WHEN c = getvariable('base') THEN 1 ELSE (SELECT f.rate FROM fx f WHERE f.currency = c AND f.day = d) END;
CREATE MACRO minor(a, c, d) AS
  CASE WHEN in_range(a * 1.0::DOUBLE * rate_on(c, d), getvariable('base'))
       THEN half_even((TRY_CAST(a AS DECIMAL(22, 6)) * rate_on(c, d)::DECIMAL(12, 8) * 100)::DECIMAL(38, 14)) END;
CREATE MACRO obstacle(a, c, d) AS
  CASE WHEN a IS NULL THEN 'noAmount' WHEN rate_on(c, d) IS NULL THEN 'fxMissing'
       WHEN minor(a, c, d) IS NULL THEN 'amountOutOfRange' END;
