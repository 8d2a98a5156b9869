-- Customers: what they bought, ordered, owed, paid and got back; since when they are customers; what they bring in a month.

CREATE TABLE said AS
SELECT *, subject AS account, row_number() OVER (
  PARTITION BY subject ORDER BY ts, CASE type WHEN 'customer.updated' THEN 0 WHEN 'order.placed' THEN 1 WHEN 'subscription.changed' THEN 2
    WHEN 'invoice.issued' THEN 3 WHEN 'invoice.paid' THEN 4 WHEN 'payment.refunded' THEN 5 ELSE 6 END,
  sequence IS NOT NULL, TRY_CAST(sequence AS BIGINT), id, source) AS n
FROM customer_event;
CREATE TABLE win AS
SELECT canonical('account', c.account) AS account, c.deal, closed_at AS ts, amount, currency, lower(trim(kind)) AS stated, o.owner, product, channel,
       row_number() OVER (PARTITION BY canonical('account', c.account) ORDER BY closed_at, c.deal) AS nth
FROM closed c JOIN owned o ON o.deal = c.deal AND o.ts = c.closed_at WHERE status = 'won' AND trim(c.account) <> '';

-- Said again, an order, invoice or refund is the same one: from when it was first said, as it was last said.
CREATE MACRO documents(t, k) AS TABLE
SELECT account, data->>k AS document, min(ts) AS ts, arg_max(amount, n) AS amount, arg_max(currency, n) AS currency,
       arg_max(data->>'deal', n) FILTER (data->>'deal' IS NOT NULL) AS deal,
       (arg_max({due: (data->>'due')::DATE}, n)).due AS due
FROM said WHERE type = t GROUP BY ALL;
CREATE TABLE ordered AS SELECT * FROM documents('order.placed', 'order');

-- An order of a won deal is the same purchase as the deal.
CREATE TABLE purchase AS
SELECT account, 'deal' AS kind, deal AS id, ts, amount, currency, owner, product, channel FROM win
UNION ALL
SELECT account, 'order', document, ts, amount, currency, NULL, NULL, NULL FROM ordered;
CREATE TABLE cohort AS
SELECT 'deals' AS cohort, * FROM purchase WHERE kind = 'deal'
UNION ALL SELECT 'orders', * FROM purchase WHERE kind = 'order'
UNION ALL SELECT 'purchases', * FROM purchase p
WHERE kind = 'deal' OR NOT EXISTS (SELECT 1 FROM ordered o JOIN win w ON w.account = o.account AND w.deal = o.deal WHERE o.account = p.account AND o.document = p.id);
CREATE TABLE bought AS
SELECT *, row_number() OVER (PARTITION BY account, cohort ORDER BY ts, kind, id) AS nth,
       day(ts) - day(min(ts) OVER (PARTITION BY account, cohort)) AS days FROM cohort;

-- Subscriptions: their terms from each statement on. An amount holds, and is converted as of the day it was said first.
CREATE TABLE terms AS
WITH told AS (
  SELECT account, data->>'subscription' AS subscription, n, ts, data->>'status' AS status,
         (data->'monthly'->>'amount')::DECIMAL(38, 6) AS said_amount, data->'monthly'->>'currency' AS said_currency
  FROM said WHERE type = 'subscription.changed'),
kept AS (
  SELECT *, last_value(said_amount IGNORE NULLS) OVER w AS amount, last_value(said_currency IGNORE NULLS) OVER w AS currency FROM told
  WINDOW w AS (PARTITION BY account, subscription ORDER BY n ROWS UNBOUNDED PRECEDING)),
fresh AS (
  SELECT *, CASE WHEN amount IS DISTINCT FROM lag(amount) OVER w OR currency IS DISTINCT FROM lag(currency) OVER w THEN ts END AS news FROM kept
  WINDOW w AS (PARTITION BY account, subscription ORDER BY n))
SELECT *, coalesce(last_value(news IGNORE NULLS) OVER (PARTITION BY account, subscription ORDER BY n ROWS UNBOUNDED PRECEDING), ts) AS said_at,
       status IN ('active', 'paused') AS holds FROM fresh;

-- A customer from a purchase or subscription on, until nothing is held any more, or it is said to have left while holding nothing.
CREATE TABLE relation AS
WITH happened AS (
  SELECT account, ts, 0 AS rank, 0 AS n, 0 AS more FROM cohort WHERE cohort = 'purchases'
  UNION ALL
  SELECT account, ts, 1, n, holds::INT - coalesce(lag(holds::INT) OVER (PARTITION BY account, subscription ORDER BY n), 0) FROM terms
  UNION ALL SELECT account, ts, 2, n, 0 FROM said WHERE type = 'customer.churned'),
counted AS (SELECT *, sum(more) OVER (PARTITION BY account ORDER BY ts, rank, n ROWS UNBOUNDED PRECEDING) AS held FROM happened)
SELECT account, ts, rank, n,
       coalesce(last_value(CASE WHEN rank = 0 OR held > 0 THEN true WHEN rank = 2 OR more < 0 THEN false END IGNORE NULLS)
                  OVER (PARTITION BY account ORDER BY ts, rank, n ROWS UNBOUNDED PRECEDING), false) AS customer
FROM counted;
CREATE TABLE presence AS
SELECT account, day, customer, lag(customer, 1, false) OVER (PARTITION BY account ORDER BY day) AS before
FROM (SELECT account, day(ts) AS day, arg_max(customer, (ts, rank, n)) AS customer FROM relation GROUP BY ALL);

-- Whose customer it is at a moment: as said, else who won the last deal by then, else the first one known.
CREATE TABLE customer_moment AS
SELECT account, ts, NULL AS owner, NULL AS product, NULL AS channel FROM said
UNION SELECT account, ts, owner, product, channel FROM purchase;
CREATE TABLE customer_who AS
SELECT {account: m.account, ts: m.ts, owner: m.owner, product: m.product, channel: m.channel} AS key, day(m.ts) AS day, m.product, m.account, m.channel,
       coalesce(m.owner,
         (SELECT arg_max(s.data->>'owner', s.n) FROM said s WHERE s.account = m.account AND s.type = 'customer.updated' AND s.data->>'owner' IS NOT NULL AND s.ts <= m.ts),
         (SELECT arg_max(w.owner, w.nth) FROM win w WHERE w.account = m.account AND w.owner IS NOT NULL AND w.ts <= m.ts),
         (SELECT arg_min(s.data->>'owner', s.n) FROM said s WHERE s.account = m.account AND s.type = 'customer.updated' AND s.data->>'owner' IS NOT NULL),
         (SELECT arg_min(w.owner, w.nth) FROM win w WHERE w.account = m.account AND w.owner IS NOT NULL)) AS owner,
       (SELECT arg_max(s.data->>'segment', s.n) FROM said s WHERE s.account = m.account AND s.type = 'customer.updated' AND s.data->>'segment' IS NOT NULL) AS said_segment
FROM customer_moment m;
CREATE TABLE customer_place AS SELECT key, scope FROM dimensions('customer_who') WHERE NOT pair;

-- Those that won it have it for good: of the first purchase, else whose it was when the first subscription began.
CREATE TABLE won_by AS
SELECT b.account, {account: b.account, ts: b.ts, owner: p.owner, product: p.product, channel: p.channel} AS key
FROM (SELECT account, min(ts) AS ts FROM relation WHERE customer GROUP BY account) b
LEFT JOIN bought p ON p.account = b.account AND p.cohort = 'purchases' AND p.nth = 1 AND p.ts = b.ts;

-- What is found, of keys of places; money with it, or why it does not count.
CREATE TABLE customer_found (key STRUCT(account VARCHAR, ts TIMESTAMPTZ, owner VARCHAR, product VARCHAR, channel VARCHAR),
                             family VARCHAR, day DATE, measure VARCHAR, bucket BIGINT, value BIGINT);
CREATE MACRO key_of(a, t, o, p, c) AS {account: a, ts: t, owner: o, product: p, channel: c};
CREATE TABLE paid AS
SELECT key_of(account, ts, owner, product, channel) AS key, 'customers' AS family, day(ts) AS day, 'purchased' AS measure, amount, currency FROM cohort WHERE cohort = 'purchases'
UNION ALL
SELECT key_of(account, ts, owner, product, channel), 'customers', day(ts),
       'motion@' || CASE WHEN stated = 'renewal' THEN 'renewal' WHEN nth = 1 THEN 'new' ELSE 'expansion' END, amount, currency FROM win
UNION ALL
SELECT key_of(account, ts, owner, product, channel), 'customers', day(ts), 'stated@' || stated, amount, currency FROM win WHERE stated IN ('new', 'expansion', 'renewal')
UNION ALL SELECT key_of(account, ts, NULL, NULL, NULL), 'revenue', day(ts), 'ordered', amount, currency FROM ordered
UNION ALL SELECT key_of(account, ts, NULL, NULL, NULL), 'revenue', coalesce(due, day(ts)), 'due', amount, currency FROM documents('invoice.issued', 'invoice')
UNION ALL SELECT key_of(account, ts, NULL, NULL, NULL), 'revenue', day(ts), 'collected', amount, currency FROM said WHERE type = 'invoice.paid'
UNION ALL SELECT key_of(account, ts, NULL, NULL, NULL), 'revenue', day(ts), 'refunded', amount, currency FROM documents('payment.refunded', 'refund');
INSERT INTO customer_found
SELECT key, family, day, measure, NULL, 1 FROM paid
UNION ALL
SELECT key, family, day, measure || coalesce('.' || obstacle(amount, currency, day), '.amount'), NULL, coalesce(minor(amount, currency, day), 1) FROM paid
UNION ALL SELECT key_of(account, ts, owner, product, channel), 'customers', day(ts), 'first@' || cohort, NULL, 1 FROM bought WHERE nth = 1
UNION ALL SELECT key_of(b.account, b.ts, b.owner, b.product, b.channel), 'customers', day(b.ts), 'repeat@' || cohort, min(l.days), 1
  FROM bought b JOIN bought l USING (account, cohort) WHERE b.nth = 1 AND l.days > 0 GROUP BY b.account, b.ts, b.owner, b.product, b.channel, cohort
UNION ALL SELECT key_of(account, ts, owner, product, channel), 'customers', day(ts), 'secondWin', NULL, 1 FROM win WHERE nth = 2
UNION ALL SELECT key, 'customers', day, 'active', NULL, customer::INT - before::INT FROM presence JOIN won_by USING (account);

-- Recurring revenue at the end of each day on which a subscription changed.
CREATE TABLE recurring AS
WITH worth AS (
  SELECT t.*, CASE WHEN status = 'active' THEN greatest(0, minor(amount, currency, day(said_at))) ELSE 0 END AS worth,
         CASE WHEN status = 'active' THEN obstacle(amount, currency, day(said_at)) END AS obstacle FROM terms t),
at_night AS (
  SELECT d.account, d.day, w.subscription, arg_max({worth: w.worth, obstacle: w.obstacle}, w.n) AS terms
  FROM (SELECT DISTINCT account, day(ts) AS day FROM terms) d JOIN worth w ON w.account = d.account AND day(w.ts) <= d.day GROUP BY ALL)
SELECT account, day, sum(CASE WHEN terms.obstacle IS NULL THEN terms.worth ELSE 0 END)::BIGINT AS now,
       count(*) FILTER (terms.obstacle = 'noAmount') AS no_amount, count(*) FILTER (terms.obstacle = 'fxMissing') AS fx_missing,
       count(*) FILTER (terms.obstacle = 'amountOutOfRange') AS out_of_range
FROM at_night GROUP BY ALL;
CREATE TABLE revenue_turn AS
SELECT *, partial - coalesce(lag(partial) OVER w, 0) AS more_partial, (partial > 0)::INT - (coalesce(lag(partial) OVER w, 0) > 0)::INT AS more_partial_paying,
       coalesce(lag(now) OVER w, 0) AS before, coalesce(max(now) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) > 0 AS ever,
       no_amount - coalesce(lag(no_amount) OVER w, 0) AS more_no_amount, fx_missing - coalesce(lag(fx_missing) OVER w, 0) AS more_fx_missing,
       out_of_range - coalesce(lag(out_of_range) OVER w, 0) AS more_out_of_range
FROM (SELECT *, CASE WHEN no_amount + fx_missing + out_of_range > 0 THEN now ELSE 0 END AS partial FROM recurring) WINDOW w AS (PARTITION BY account ORDER BY day);
INSERT INTO customer_found
SELECT key, 'subscriptions', day, m.measure, NULL, m.value FROM revenue_turn JOIN won_by USING (account),
LATERAL (VALUES ('mrr', now - before), ('mrr.noAmount', more_no_amount), ('mrr.fxMissing', more_fx_missing), ('mrr.amountOutOfRange', more_out_of_range),
  ('paying', (now > 0)::INT - (before > 0)::INT), ('mrr.partial', more_partial), ('paying.partial', more_partial_paying),
  (CASE WHEN before = 0 AND now > 0 AND NOT ever THEN 'mrr.new' WHEN before = 0 AND now > 0 THEN 'mrr.reactivation' WHEN now = 0 THEN 'mrr.churn'
        WHEN now > before THEN 'mrr.expansion' ELSE 'mrr.contraction' END, abs(now - before)),
  ('started', (before = 0 AND now > 0 AND NOT ever)::INT)) AS m(measure, value);
INSERT INTO entry SELECT scope, false, family, day, measure, bucket, value FROM customer_found JOIN customer_place USING (key);
