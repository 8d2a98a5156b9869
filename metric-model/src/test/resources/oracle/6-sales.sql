-- What was sold, against whom, why not, and what is missing of it.

INSERT INTO found
SELECT deal, created_at, 'sales', CASE WHEN NOT imputed THEN day(created_at) END, 'created@' || coalesce(canonical('product', product), ''), NULL, 1
FROM deal WHERE status <> 'deleted' AND created_at IS NOT NULL;

-- The items of a closed deal, as last set; of the deal itself before those merged into it.
CREATE TABLE item AS
SELECT deal, one->>'product' AS product, (one->>'quantity')::DECIMAL(20, 6) AS quantity,
       (one->'amount'->>'amount')::DECIMAL(38, 6) AS amount, one->'amount'->>'currency' AS currency
FROM (SELECT deal, unnest(items::JSON[]) AS one FROM (
        SELECT deal, arg_max(items, lane) AS items FROM (
          SELECT deal, lane, arg_max(data->'lines', n) AS items FROM step WHERE type = 'deal.lines-set' GROUP BY ALL)
        WHERE json_array_length(items) > 0 GROUP BY deal));
CREATE TABLE line AS
SELECT p.deal, p.closed_at, p.day, p.status, p.booked, canonical('product', i.product) AS product, half_even((i.quantity * 1000)::DECIMAL(30, 6)) AS thousandths,
       minor(i.amount, i.currency, p.day) AS worth, own_minor(i.amount, i.currency) AS own, i.currency
FROM priced p JOIN item i USING (deal);
-- Items count if each has an amount that counts; else it is one unit of the deal's product for all of the money, and
-- without money that counts no unit, but a deal that is left out.
CREATE TABLE sold AS
SELECT deal, closed_at, day, product, thousandths, worth, NULL AS obstacle, own, currency FROM line WHERE status = 'won' AND deal NOT IN (SELECT deal FROM line WHERE worth IS NULL)
UNION ALL
SELECT deal, closed_at, day, coalesce(canonical('product', product), ''), 1000, booked, obstacle, own_minor(amount, currency), currency FROM priced
WHERE status = 'won' AND (deal NOT IN (SELECT deal FROM line) OR deal IN (SELECT deal FROM line WHERE worth IS NULL));
INSERT INTO found
SELECT deal, closed_at, 'sales', day, 'sold@' || product, NULL, thousandths FROM sold WHERE obstacle IS NULL
UNION ALL SELECT deal, closed_at, 'sales', day, 'sold.' || obstacle || '@' || product, NULL, 1 FROM sold WHERE obstacle IS NOT NULL
UNION ALL SELECT deal, closed_at, 'sales', day, 'sold.amount@' || product, NULL, worth FROM sold WHERE obstacle IS NULL;
-- Of that, money of other currencies as it is and as it was converted.
INSERT INTO found
SELECT deal, closed_at, 'sales', day, measure, NULL, value
FROM sold, LATERAL (VALUES ('sold.amount#' || currency || '@' || product, own), ('sold.converted#' || currency || '@' || product, worth)) AS m(measure, value)
WHERE obstacle IS NULL AND own IS NOT NULL AND currency <> getvariable('base');

-- By the list: every item, or one unit of the product, if each has a price.
CREATE TABLE listed AS
WITH priced_line AS (
  SELECT l.deal, minor((p.price * (l.thousandths / 1000)::DECIMAL(20, 3))::DECIMAL(38, 6), p.currency, l.day) AS price FROM line l LEFT JOIN product p USING (product)
  UNION ALL
  SELECT d.deal, minor(p.price::DECIMAL(38, 6), p.currency, d.day) FROM priced d LEFT JOIN product p ON p.product = canonical('product', d.product)
  WHERE d.deal NOT IN (SELECT deal FROM line))
SELECT deal, sum(price) AS price FROM priced_line GROUP BY deal HAVING count(*) = count(price);
INSERT INTO found_at_close
SELECT deal, 'sizes', day, status || '.list', price, 1 FROM priced JOIN listed USING (deal)
UNION ALL
SELECT deal, 'sales', day, m.measure, NULL, m.value FROM priced JOIN listed USING (deal),
LATERAL (VALUES ('listed', 1), ('listed.amount', booked), ('listed.list', price)) AS m(measure, value) WHERE status = 'won' AND booked IS NOT NULL;

-- Competitors: each that was noticed, and those that were the only one.
CREATE TABLE contest AS
SELECT p.deal, p.closed_at, p.day, p.status, r.name, count(*) OVER (PARTITION BY p.deal) AS rivals,
       coalesce((SELECT arg_max(v.stage, v.n) FROM visit v WHERE v.deal = p.deal), '') AS last_stage
FROM priced p JOIN rival r USING (deal);
INSERT INTO found
SELECT DISTINCT deal, closed_at, 'competition', day, status || '.contested', NULL::BIGINT, 1 FROM contest
UNION ALL SELECT DISTINCT deal, closed_at, 'competition', day, status || '.several', NULL, 1 FROM contest WHERE rivals > 1
UNION ALL SELECT deal, closed_at, 'competition', day, status || '.against@' || name, NULL, 1 FROM contest
UNION ALL SELECT deal, closed_at, 'competition', day, status || '.alone@' || name, NULL, 1 FROM contest WHERE rivals = 1;
INSERT INTO entry
SELECT 'competitor:' || name, false, 'competition', day, status || '.last@' || last_stage, NULL, 1 FROM contest
UNION ALL SELECT 'competitor:' || name, false, 'competition', day, status || '.last.alone@' || last_stage, NULL, 1 FROM contest WHERE rivals = 1;
-- A loss had reached a stage if it was in it or in a later one of the first pipeline that has it on the day of the close.
CREATE TABLE had_reached AS
WITH held AS (
  SELECT DISTINCT c.deal, o.pipeline, o.stage, o.place, min(o.pipeline) OVER (PARTITION BY c.deal, o.stage) AS first
  FROM contest c JOIN pipeline_definition f ON c.day >= f.since AND (f.until IS NULL OR c.day < f.until)
  JOIN stage_order o ON o.pipeline = f.pipeline AND o.definition = f.definition)
SELECT DISTINCT v.deal, o.stage FROM visit v JOIN held w ON w.deal = v.deal AND w.stage = v.stage
JOIN held o ON o.deal = w.deal AND o.pipeline = w.pipeline AND o.place <= w.place
WHERE o.pipeline = o.first;
INSERT INTO entry
SELECT 'competitor:' || name, false, 'competition', day, 'lost.reached@' || stage, NULL, 1 FROM contest JOIN had_reached USING (deal) WHERE status = 'lost'
UNION ALL
SELECT 'competitor:' || name, false, 'competition', day, 'lost.reached.alone@' || stage, NULL, 1 FROM contest JOIN had_reached USING (deal) WHERE status = 'lost' AND rivals = 1;

-- Losses: for which reason, and to whom the effective loss says.
INSERT INTO found_at_close
SELECT deal, 'losses', day, measure || CASE WHEN trim(coalesce(reason, '')) = '' THEN '' ELSE canonical('loss-reason', reason) END, NULL, value
FROM priced, LATERAL (VALUES ('lost@', 1), ('lost.amount@', booked)) AS m(measure, value) WHERE status = 'lost';
INSERT INTO found
SELECT p.deal, closed_at, 'competition', day, 'lostTo@' || canonical('competitor', s.data->>'competitor'), NULL, 1
FROM priced p JOIN step s ON s.deal = p.deal AND s.n = p.close_n WHERE status = 'lost' AND trim(s.data->>'competitor') <> '';

-- What is missing, and how late events were written down, in begun hours.
INSERT INTO found_at_close
SELECT p.deal, 'quality', day, 'noOwner', NULL, 1 FROM priced p WHERE p.deal NOT IN (SELECT deal FROM owner_span)
UNION ALL
SELECT p.deal, 'quality', day, 'noStages', NULL, 1 FROM priced p
WHERE p.deal NOT IN (SELECT deal FROM visit) OR p.deal IN (SELECT deal FROM visit WHERE NOT dated);
INSERT INTO found
SELECT m.deal, m.ts, 'quality', day(m.ts), CASE WHEN recorded IS NULL THEN 'latenessUnknown' ELSE 'lateness' END,
       CASE WHEN recorded IS NOT NULL THEN ceil(floor(greatest(0, epoch_us(recorded) - epoch_us(m.ts)) / 1000000) / 3600)::BIGINT END, 1
FROM mention m JOIN deal d USING (deal) WHERE NOT m.imputed AND d.status <> 'deleted';
