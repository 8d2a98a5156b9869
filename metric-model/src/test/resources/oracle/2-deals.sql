-- What became of each deal: its steps in order, its close, its stays in stages, the times it was open.

-- A deal that was merged for good belongs to the one at the end of the chain.
CREATE TABLE merged AS
WITH last AS (SELECT deal, arg_max(type, (ts, rank)) AS type
              FROM (SELECT subject AS deal, type, ts, CASE type WHEN 'deal.merged' THEN 4 WHEN 'deal.deleted' THEN 5 ELSE 6 END AS rank
                    FROM deal_event WHERE type IN ('deal.merged', 'deal.deleted', 'deal.restored')) GROUP BY ALL)
SELECT subject AS deal, arg_max(data->>'into', (ts, id)) AS survivor
FROM deal_event WHERE type = 'deal.merged' AND subject IN (SELECT deal FROM last WHERE type = 'deal.merged') GROUP BY ALL;
CREATE TABLE absorbed AS
WITH RECURSIVE chain AS (
  SELECT deal, survivor FROM merged UNION ALL SELECT c.deal, m.survivor FROM chain c JOIN merged m ON m.deal = c.survivor)
SELECT deal, survivor FROM chain WHERE survivor NOT IN (SELECT deal FROM merged);

CREATE TABLE own AS
SELECT e.*, subject AS deal, type = 'deal.created' AND coalesce((data->>'dateImputed')::BOOLEAN, false) AS imputed FROM deal_event e
WHERE subject NOT IN (SELECT deal FROM merged);
CREATE TABLE began AS SELECT deal, min(ts) FILTER (NOT imputed) AS ts FROM own GROUP BY deal;

-- Lane 1 is what is said of the deal; lane 0 is what was said before it of those merged into it, less what ended them.
CREATE TABLE step AS
SELECT *, row_number() OVER (PARTITION BY deal ORDER BY lane, NOT imputed, ts, rank, sequence IS NOT NULL, seq, id, source) AS n,
       -- A filled-in time counts for nothing where something is known that happened before.
       CASE WHEN NOT imputed THEN ts
            WHEN lane = 1 AND min(lane) OVER (PARTITION BY deal) = 0 THEN min(ts) FILTER (NOT imputed) OVER (PARTITION BY deal, lane)
            ELSE least(ts, min(ts) FILTER (NOT imputed) OVER (PARTITION BY deal, lane)) END AS happened
FROM (SELECT *, TRY_CAST(sequence AS BIGINT) AS seq,
             CASE type WHEN 'deal.created' THEN 0 WHEN 'deal.won' THEN 2 WHEN 'deal.lost' THEN 2 WHEN 'deal.reopened' THEN 3
                       WHEN 'deal.merged' THEN 4 WHEN 'deal.deleted' THEN 5 WHEN 'deal.restored' THEN 6 ELSE 1 END AS rank
      FROM (SELECT o.deal, 1 AS lane, o.* EXCLUDE (deal) FROM own o
            UNION ALL BY NAME
            SELECT a.survivor AS deal, 0 AS lane, e.*,
                   type = 'deal.created' AND coalesce((data->>'dateImputed')::BOOLEAN, false) AS imputed
            FROM absorbed a JOIN deal_event e ON e.subject = a.deal JOIN began b ON b.deal = a.survivor
            WHERE e.ts < b.ts
              AND e.type NOT IN ('deal.won', 'deal.lost', 'deal.reopened', 'deal.merged', 'deal.deleted', 'deal.restored')))
WHERE type IN ('deal.created', 'deal.described', 'deal.lines-set', 'deal.credit-split', 'deal.stage-changed', 'deal.amount-changed',
               'deal.owner-changed', 'deal.close-date-changed', 'deal.competitor-noted', 'deal.won', 'deal.lost', 'deal.reopened',
               'deal.merged', 'deal.deleted', 'deal.restored');

-- How it stands after each step.
CREATE TABLE state AS
WITH said AS (
  SELECT *, coalesce(last_value(CASE WHEN type IN ('deal.won', 'deal.lost') THEN substr(type, 6)
                                     WHEN type = 'deal.reopened' OR (data->>'open')::BOOLEAN THEN 'open' END IGNORE NULLS) OVER upto, 'open') AS outcome,
         coalesce(last_value(CASE WHEN type IN ('deal.deleted', 'deal.merged') THEN true WHEN type = 'deal.restored' THEN false END IGNORE NULLS) OVER upto, false) AS gone
  FROM step WINDOW upto AS (PARTITION BY deal, lane ORDER BY n ROWS UNBOUNDED PRECEDING)),
stood AS (
  SELECT *, outcome = 'open' AND NOT gone AS is_open,
         coalesce(lag(outcome) OVER lane, 'open') AS before, lag(outcome = 'open' AND NOT gone, 1, true) OVER lane AS was_open,
         row_number() OVER lane = 1 AS starts
  FROM said WINDOW lane AS (PARTITION BY deal, lane ORDER BY n)),
moved AS (
  SELECT *, CASE WHEN type = 'deal.stage-changed' AND (was_open OR (before <> 'open' AND (data->>'open')::BOOLEAN)) THEN data->>'stage'
                 WHEN type = 'deal.reopened' THEN data->>'stage' END AS moves
  FROM stood),
staged AS (
  SELECT *, CASE WHEN type = 'deal.created' AND was_open
                  AND count(CASE WHEN type = 'deal.created' THEN data->>'stage' ELSE moves END)
                        OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) = 0
                 THEN data->>'stage' ELSE moves END AS moves_to
  FROM moved)
SELECT *, last_value(moves_to IGNORE NULLS) OVER (PARTITION BY deal, lane ORDER BY n ROWS UNBOUNDED PRECEDING) AS stage
FROM staged;

CREATE TABLE final AS
SELECT deal, arg_max(CASE WHEN gone THEN 'deleted' ELSE outcome END, n) AS status,
       max(n) FILTER (type IN ('deal.won', 'deal.lost') AND (before <> outcome OR NOT coalesce((data->>'observed')::BOOLEAN, false))) AS close_n
FROM state WHERE lane = 1 GROUP BY deal;

-- Attributes: the last description, else the first creation; of the deal itself before those merged into it.
CREATE MACRO attribute(k) AS TABLE
SELECT deal, arg_max(value, lane) AS value FROM (
  SELECT deal, lane, coalesce(arg_max(data->>k, n) FILTER (type = 'deal.described' AND data->>k IS NOT NULL),
                              arg_min(data->>k, n) FILTER (type = 'deal.created' AND data->>k IS NOT NULL)) AS value
  FROM step GROUP BY ALL) WHERE value IS NOT NULL GROUP BY deal;

-- What a deal is worth, who has it, when it is expected: from a step on. A creation tells it only if nothing did before.
CREATE MACRO first_said(type, earlier) AS type <> 'deal.created' OR earlier = 0;
CREATE TABLE amount_span AS
SELECT deal, lane, n, happened, amount, currency FROM (
  SELECT *, count(*) OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
  FROM step WHERE amount IS NOT NULL AND type IN ('deal.created', 'deal.amount-changed', 'deal.won')) WHERE first_said(type, earlier);
CREATE TABLE owner_span AS
SELECT deal, n, happened, data->>'owner' AS owner FROM (
  SELECT *, count(*) OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
  FROM step WHERE data->>'owner' IS NOT NULL AND type IN ('deal.created', 'deal.owner-changed')) WHERE first_said(type, earlier);
CREATE TABLE expected_span AS
SELECT deal, n, happened, (data->>'expectedClose')::DATE AS expected FROM (
  SELECT *, count(*) OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
  FROM step WHERE data->>'expectedClose' IS NOT NULL AND type IN ('deal.created', 'deal.close-date-changed')) WHERE first_said(type, earlier);

CREATE TABLE deal AS
WITH created AS (
  SELECT deal, min(happened) FILTER (NOT imputed) AS known, arg_min(happened, n) FILTER (lane = 1) AS told FROM step WHERE type = 'deal.created' GROUP BY deal)
SELECT f.deal, status, coalesce(known, told) AS created_at, coalesce(known IS NULL AND told IS NOT NULL, false) AS imputed,
       CASE WHEN status IN ('won', 'lost') THEN close_n END AS close_n,
       CASE WHEN status IN ('won', 'lost') THEN c.happened END AS closed_at,
       p.value AS product, a.value AS account, l.value AS pipeline, h.value AS channel, k.value AS kind,
       CASE WHEN status = 'lost' THEN (SELECT arg_max(r.data->>'reason', r.n) FROM step r
                                       WHERE r.deal = f.deal AND r.n >= close_n AND r.type = 'deal.lost' AND r.data->>'reason' IS NOT NULL) END AS reason
FROM final f LEFT JOIN created USING (deal) LEFT JOIN step c ON c.deal = f.deal AND c.n = close_n
LEFT JOIN attribute('product') p ON p.deal = f.deal LEFT JOIN attribute('account') a ON a.deal = f.deal
LEFT JOIN attribute('pipeline') l ON l.deal = f.deal LEFT JOIN attribute('channel') h ON h.deal = f.deal
LEFT JOIN attribute('kind') k ON k.deal = f.deal;

-- A booking is what was said last of a won deal; a loss is what was said before it.
CREATE TABLE closed AS
SELECT d.*, day(closed_at) AS day, s.amount, s.currency, o.amount AS first_amount, o.currency AS first_currency
FROM deal d
LEFT JOIN (SELECT d.deal, arg_max({amount: s.amount, currency: s.currency}, s.n) AS s FROM deal d JOIN amount_span s USING (deal)
           WHERE d.status = 'won' OR s.n <= d.close_n GROUP BY ALL) AS b(deal, s) ON b.deal = d.deal
LEFT JOIN (SELECT deal, arg_min({amount: amount, currency: currency}, n) AS o FROM amount_span GROUP BY ALL) AS i(deal, o) ON i.deal = d.deal
WHERE closed_at IS NOT NULL;

-- Stays in stages; two spellings of a stage in a row are one stay.
CREATE TABLE visit AS
WITH marked AS (
  SELECT *, is_open AND stage IS NOT NULL AND (NOT was_open OR stage IS DISTINCT FROM lag(stage) OVER (PARTITION BY deal, lane ORDER BY n)) AS begins
  FROM state),
bounded AS (
  SELECT *, coalesce(min(CASE WHEN begins OR NOT is_open THEN happened END)
                       OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
                     CASE WHEN lane = 0 THEN (SELECT b.ts FROM began b WHERE b.deal = marked.deal) END) AS until
  FROM marked),
named AS (SELECT deal, n, canonical('stage', stage) AS stage, happened AS since, until, NOT imputed AS dated FROM bounded WHERE begins),
grouped AS (
  SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER (PARTITION BY deal ORDER BY n) AS stay
  FROM (SELECT *, coalesce(lag(stage) OVER w = stage AND lag(until) OVER w = since, false) AS goes_on FROM named WINDOW w AS (PARTITION BY deal ORDER BY n)))
SELECT deal, min(n) AS n, any_value(stage) AS stage, min(since) AS since, arg_max(until, n) AS until, arg_min(dated, n) AS dated
FROM (SELECT * REPLACE (coalesce(until, 'infinity'::TIMESTAMPTZ) AS until) FROM grouped) GROUP BY deal, stay;
UPDATE visit SET until = NULL WHERE until = 'infinity'::TIMESTAMPTZ;

-- The times it was open.
CREATE TABLE span AS
SELECT * FROM (
  SELECT deal, happened AS since,
         coalesce(min(CASE WHEN NOT is_open THEN happened END) OVER (PARTITION BY deal, lane ORDER BY n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
                  CASE WHEN lane = 0 THEN (SELECT b.ts FROM began b WHERE b.deal = state.deal) END) AS until,
         is_open, (starts OR NOT was_open) AND is_open AS begins
  FROM state)
WHERE begins AND (until IS NULL OR until > since);
