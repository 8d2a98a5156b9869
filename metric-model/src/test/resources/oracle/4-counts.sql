-- Deals created, won and lost; their sizes and cycles; stages; cohorts; who shares the credit.

CREATE TABLE no_deal AS SELECT canonical('loss-reason', name) AS name FROM (SELECT unnest(getvariable('disqualified')) AS name) WHERE trim(name) <> '';
CREATE TABLE priced AS
SELECT c.*, CASE WHEN status = 'lost' THEN (SELECT any_value(n.name) FROM no_deal n WHERE n.name = canonical('loss-reason', c.reason)) END AS disqualified, minor(amount, currency, day) AS booked, obstacle(amount, currency, day) AS obstacle, minor(first_amount, first_currency, day) AS first_booked,
       CASE WHEN NOT imputed THEN day - day(created_at) END AS days
FROM closed c;

INSERT INTO found
SELECT deal, created_at, 'deals', CASE WHEN NOT imputed THEN day(created_at) END, 'created', NULL, 1 FROM deal WHERE status <> 'deleted' AND created_at IS NOT NULL
UNION ALL
SELECT d.deal, created_at, 'deals', CASE WHEN NOT imputed THEN day(created_at) END, 'created.amount', NULL, minor(s.amount, s.currency, day(created_at))
FROM deal d JOIN amount_span s ON s.deal = d.deal AND s.n = (SELECT max(a.n) FROM amount_span a WHERE a.deal = d.deal AND a.happened <= d.created_at)
WHERE status <> 'deleted'
UNION ALL
SELECT deal, created_at, 'cohorts', day(created_at), status || CASE WHEN days < 0 THEN '.closedBeforeCreated' ELSE '.days' END, CASE WHEN days >= 0 THEN days END, 1
FROM priced WHERE days IS NOT NULL;

INSERT INTO found_at_close
SELECT deal, 'deals', day, status, NULL, 1 FROM priced
UNION ALL SELECT deal, 'deals', day, status || '.' || obstacle, NULL, 1 FROM priced WHERE obstacle IS NOT NULL
UNION ALL SELECT deal, 'deals', day, status || '.amount', NULL, booked FROM priced
UNION ALL SELECT deal, 'sizes', day, status || '.amount', booked, 1 FROM priced WHERE booked IS NOT NULL
UNION ALL SELECT deal, 'deals', day, status || '.firstAmount', NULL, first_booked FROM priced
UNION ALL SELECT deal, 'sizes', day, status || '.firstAmount', first_booked, 1 FROM priced WHERE first_booked IS NOT NULL
UNION ALL SELECT deal, 'cycles', day, status || '.days', days, 1 FROM priced WHERE days >= 0
UNION ALL SELECT deal, 'deals', day, status || '.closedBeforeCreated', NULL, 1 FROM priced WHERE days < 0
UNION ALL SELECT deal, 'deals', day, status || '.cycleUnknown', NULL, 1 FROM priced WHERE days IS NULL
UNION ALL SELECT deal, 'deals', day, 'disqualified@' || disqualified, NULL, 1 FROM priced WHERE disqualified IS NOT NULL AND coalesce(days, 0) >= 0;

-- Credit: each has the part of the money between what those before have and what those up to here have.
CREATE TABLE credit AS
WITH split AS (
  SELECT p.*, unnest(l.credits::JSON[]) AS one, unnest(range(json_array_length(l.credits)::BIGINT)) AS place
  FROM priced p
  JOIN (SELECT p.deal, arg_max(s.data->'credits', s.n) AS credits FROM priced p JOIN step s USING (deal)
        WHERE s.type = 'deal.credit-split' AND s.happened <= p.closed_at GROUP BY ALL) l USING (deal)
  WHERE p.status = 'won' AND p.booked IS NOT NULL),
summed AS (
  SELECT *, one->>'owner' AS owner, sum((one->>'share')::DECIMAL(10, 6)) OVER (PARTITION BY deal ORDER BY place) AS share FROM split)
SELECT deal, closed_at, day, product, account, channel, booked, owner, place,
       half_even((booked * share)::DECIMAL(30, 10))
         - coalesce(lag(half_even((booked * share)::DECIMAL(30, 10))) OVER (PARTITION BY deal ORDER BY place), 0) AS part
FROM summed;
CREATE TABLE credit_who AS
SELECT DISTINCT {deal: deal, owner: owner} AS key, owner, day, product, account, channel, NULL::VARCHAR AS said_segment FROM credit;
INSERT INTO entry
SELECT scope, pair, 'deals', day, 'won.credit', NULL, part FROM credit JOIN dimensions('credit_who') s ON s.key = {deal: deal, owner: owner} WHERE of_people
UNION ALL
SELECT scope, pair, 'deals', c.day, 'won.credit', NULL, -c.booked FROM (SELECT DISTINCT deal, closed_at, day, booked FROM credit) c
JOIN place p ON p.deal = c.deal AND p.ts = c.closed_at WHERE of_people;

-- Stages.
CREATE TABLE passed AS
SELECT v.*, d.imputed, d.status, d.closed_at,
       coalesce(d.pipeline, (SELECT CASE WHEN count(DISTINCT o.pipeline) = 1 THEN any_value(o.pipeline) END FROM stage_order o)) AS pipe,
       row_number() OVER (PARTITION BY v.deal, v.stage ORDER BY v.n) AS visit,
       row_number() OVER (PARTITION BY v.deal ORDER BY v.n) AS nth, lead(v.since) OVER (PARTITION BY v.deal ORDER BY v.n) AS next_since,
       lead(v.stage) OVER (PARTITION BY v.deal ORDER BY v.n) AS next_stage
FROM visit v JOIN deal d USING (deal) WHERE status <> 'deleted';
CREATE TABLE ranked AS
SELECT p.*, o.place, f.definition FROM passed p
LEFT JOIN pipeline_definition f ON f.pipeline = p.pipe AND day(p.since) >= f.since AND (f.until IS NULL OR day(p.since) < f.until)
LEFT JOIN stage_order o ON o.pipeline = p.pipe AND o.definition = f.definition AND o.stage = p.stage;
-- Since when a closed deal was qualified: its first stay in the stage that the definition of the day names, or in a later one.
CREATE TABLE qualified AS
SELECT p.deal, p.status, p.day, count(o.place) AS stated, count(*) FILTER (r.place >= o.place) AS stays,
       arg_min(CASE WHEN r.dated THEN p.day - day(r.since) ELSE -1 END, r.n) FILTER (r.place >= o.place) AS days
FROM priced p LEFT JOIN ranked r ON r.deal = p.deal
LEFT JOIN pipeline_definition f ON f.pipeline = r.pipe AND f.definition = r.definition
LEFT JOIN stage_order o ON o.pipeline = r.pipe AND o.definition = r.definition AND o.stage = f.qualified
GROUP BY ALL;
INSERT INTO found_at_close
SELECT deal, 'cycles', day, status || '.qualifiedDays', days, 1 FROM qualified WHERE days >= 0
UNION ALL SELECT deal, 'deals', day, status || '.neverQualified', NULL, 1 FROM qualified WHERE stated > 0 AND stays = 0;
-- Two visits of a deal, by the definition of the day of the first that has both stages, or else of the second.
CREATE TABLE compared AS
SELECT p.deal, p.pipe, p.n, p.nth, q.n AS next_n, q.nth AS next_nth, q.since AS next_since, q.visit AS next_visit,
       CASE WHEN b.place IS NOT NULL AND p.place IS NOT NULL THEN p.definition
            WHEN a.place IS NOT NULL AND q.place IS NOT NULL THEN q.definition END AS definition,
       CASE WHEN b.place IS NOT NULL AND p.place IS NOT NULL THEN p.place WHEN q.place IS NOT NULL THEN a.place END AS from_place,
       CASE WHEN b.place IS NOT NULL AND p.place IS NOT NULL THEN b.place WHEN a.place IS NOT NULL THEN q.place END AS to_place
FROM ranked p JOIN ranked q ON q.deal = p.deal AND q.n > p.n
LEFT JOIN stage_order b ON b.pipeline = p.pipe AND b.definition = p.definition AND b.stage = q.stage
LEFT JOIN stage_order a ON a.pipeline = p.pipe AND a.definition = q.definition AND a.stage = p.stage;
-- Further on: a later stage of the pipeline, or where its order is not known a stage not seen before.
CREATE TABLE progress AS
SELECT p.deal, p.n, coalesce(
  (SELECT min_by(c.next_since, c.next_n) FROM compared c WHERE c.deal = p.deal AND c.n = p.n
     AND CASE WHEN c.definition IS NOT NULL THEN c.to_place > c.from_place ELSE p.place IS NULL AND c.next_visit = 1 END),
  CASE WHEN p.status = 'won' THEN p.closed_at END) AS happened
FROM ranked p WHERE visit = 1;
INSERT INTO found
SELECT deal, since, 'visits', CASE WHEN dated THEN day(since) END, 'visited@' || stage, NULL, 1 FROM ranked
UNION ALL SELECT deal, since, 'visits', day(since), 'stayed@' || stage, day(until) - day(since), 1 FROM ranked WHERE until IS NOT NULL AND dated
UNION ALL SELECT deal, since, 'visits', NULL, 'undatedEnded@' || stage, NULL, 1 FROM ranked WHERE until IS NOT NULL AND NOT dated
UNION ALL SELECT deal, until, 'stages', day(until), 'left@' || stage, NULL, 1 FROM ranked WHERE until IS NOT NULL
UNION ALL SELECT r.deal, until, 'stages', day(until), 'back@' || r.stage, NULL, 1 FROM ranked r
  JOIN compared c ON c.deal = r.deal AND c.nth = r.nth AND c.next_nth = r.nth + 1
  WHERE until = r.next_since AND CASE WHEN c.definition IS NOT NULL THEN c.to_place < c.from_place
    ELSE EXISTS (SELECT 1 FROM ranked q WHERE q.deal = r.deal AND q.nth < r.nth AND q.stage = r.next_stage) END
UNION ALL SELECT deal, since, 'stages', CASE WHEN dated THEN day(since) END, 'entered@' || stage, NULL, 1 FROM ranked WHERE visit = 1
UNION ALL SELECT deal, since, 'stages', day(since), 'progressed@' || stage, day(p.happened) - day(since), 1
  FROM ranked JOIN progress p USING (deal, n) WHERE p.happened IS NOT NULL AND dated
UNION ALL SELECT deal, since, 'stages', NULL, 'progressedUndated@' || stage, NULL, 1
  FROM ranked JOIN progress p USING (deal, n) WHERE p.happened IS NOT NULL AND NOT dated
UNION ALL SELECT deal, any_value(closed_at), 'stages', day(any_value(closed_at)), 'lost@' || arg_max(stage, n), NULL, 1 FROM ranked WHERE status = 'lost' GROUP BY deal
UNION ALL SELECT deal, arg_max(until, n), 'stages', day(arg_max(until, n)), 'visit@' || stage, arg_max(day(until) - day(since), n), 1
  FROM ranked WHERE until IS NOT NULL GROUP BY deal, stage HAVING arg_max(dated, n)
UNION ALL SELECT deal, arg_max(until, n), 'stages', day(arg_max(until, n)), 'visits@' || stage, sum(day(until) - day(since)), 1
  FROM ranked WHERE until IS NOT NULL GROUP BY deal, stage HAVING bool_and(dated)
UNION ALL SELECT deal, arg_max(until, n), 'stages', day(arg_max(until, n)), 'visitUndated@' || stage, NULL, 1
  FROM ranked WHERE until IS NOT NULL GROUP BY deal, stage HAVING NOT bool_and(dated);
-- Jumped over: never entered, and between a stage and the next one or the win.
INSERT INTO found
WITH jump AS (
  SELECT deal, pipe, definition, from_place, to_place, next_since AS happened FROM compared WHERE next_nth = nth + 1
  UNION ALL
  SELECT deal, pipe, definition, place, 1000, closed_at FROM ranked r WHERE status = 'won' AND n = (SELECT max(q.n) FROM ranked q WHERE q.deal = r.deal))
SELECT deal, min(happened), 'stages', day(min(happened)), 'skipped@' || o.stage, NULL, 1
FROM jump j JOIN stage_order o ON o.pipeline = j.pipe AND o.definition = j.definition AND o.place > from_place AND o.place < to_place
WHERE NOT EXISTS (SELECT 1 FROM ranked r WHERE r.deal = j.deal AND r.stage = o.stage) GROUP BY deal, o.stage;
