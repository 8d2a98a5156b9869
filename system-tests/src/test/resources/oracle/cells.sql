-- Recomputes every cell of the demonstration's kinds of event from the log, in sets, without a fold.

-- Events, each once; ranked as the business order has them.
CREATE TABLE raw AS
SELECT id, source, type, subject AS deal, strptime("time", '%Y-%m-%dT%H:%M:%SZ') AS ts, receipt, data
FROM read_json('deals.ndjson', format = 'newline_delimited', columns = {
  id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', "time": 'VARCHAR', receipt: 'VARCHAR',
  data: 'STRUCT(stage VARCHAR, pipeline VARCHAR, owner VARCHAR, product VARCHAR, account VARCHAR, dateImputed BOOLEAN,
         amount STRUCT(amount VARCHAR, currency VARCHAR))'});

CREATE TABLE event AS
SELECT *, CASE type WHEN 'deal.created' THEN 0 WHEN 'deal.won' THEN 2 WHEN 'deal.lost' THEN 2 WHEN 'deal.reopened' THEN 3 ELSE 1 END AS rank,
       CAST(CAST(data.amount.amount AS DECIMAL(18, 2)) * 100 AS BIGINT) AS minor
FROM (SELECT *, row_number() OVER (PARTITION BY source, id ORDER BY receipt) AS copy FROM raw)
WHERE copy = 1 AND type <> 'deal.competitor-noted';

-- Reference data: the latest statement of each subject is the only one here.
CREATE TABLE statement AS
SELECT DISTINCT type, data FROM read_json('reference.ndjson', format = 'newline_delimited', columns = {
  type: 'VARCHAR', data: 'STRUCT(rep VARCHAR, team VARCHAR, office VARCHAR, product VARCHAR, series VARCHAR,
        account VARCHAR, segment VARCHAR, country VARCHAR, kind VARCHAR, alias VARCHAR, name VARCHAR)'});
CREATE TABLE alias AS SELECT data.kind AS kind, data.alias AS alias, data.name AS name FROM statement WHERE type = 'alias.defined';
CREATE TABLE roster AS SELECT data.rep AS rep, data.team AS team, data.office AS office FROM statement WHERE type = 'roster.assigned';
CREATE TABLE product AS SELECT data.product AS product, data.series AS series FROM statement WHERE type = 'product.defined';
CREATE TABLE account AS
SELECT data.account AS account, coalesce(a.name, data.segment) AS segment, data.country AS region
FROM statement LEFT JOIN alias a ON a.kind = 'segment' AND a.alias = data.segment WHERE type = 'account.defined';

-- One row per deal.
CREATE TABLE created AS
SELECT deal, ts, ts::DATE AS day, minor, data.owner AS owner, coalesce(a.name, data.product) AS product, data.account AS account,
       coalesce(data.dateImputed, false) AS imputed
FROM event LEFT JOIN alias a ON a.kind = 'product' AND a.alias = data.product WHERE type = 'deal.created';
CREATE TABLE outcome AS
SELECT deal, type, ts, ts::DATE AS day, minor
FROM (SELECT *, row_number() OVER (PARTITION BY deal ORDER BY ts DESC, rank DESC, id DESC) AS place
      FROM event WHERE type IN ('deal.won', 'deal.lost', 'deal.reopened'))
WHERE place = 1;
CREATE TABLE closed AS
SELECT o.deal, CASE o.type WHEN 'deal.won' THEN 'won' ELSE 'lost' END AS outcome, o.ts, o.day,
       coalesce(CASE WHEN o.type = 'deal.won' THEN o.minor END,
                (SELECT max_by(e.minor, e.ts) FROM event e WHERE e.deal = o.deal AND e.minor IS NOT NULL AND e.ts < o.ts)) AS minor
FROM outcome o WHERE o.type IN ('deal.won', 'deal.lost');

CREATE TABLE single AS
SELECT deal, 'org' AS scope FROM created
UNION ALL SELECT deal, 'rep:' || owner FROM created
UNION ALL SELECT deal, 'team:' || team FROM created JOIN roster ON rep = owner
UNION ALL SELECT deal, 'office:' || office FROM created JOIN roster ON rep = owner
UNION ALL SELECT deal, 'product:' || product FROM created
UNION ALL SELECT deal, 'series:' || series FROM created JOIN product USING (product)
UNION ALL SELECT deal, 'segment:' || segment FROM created JOIN account USING (account)
UNION ALL SELECT deal, 'region:' || region FROM created JOIN account USING (account);
CREATE TABLE scope AS
SELECT deal, scope FROM single WHERE scope IS NOT NULL
UNION ALL
SELECT a.deal, k.one || '*' || k.other || ':' || split_part(a.scope, ':', 2) || '*' || split_part(b.scope, ':', 2)
FROM single a JOIN single b USING (deal)
JOIN (VALUES ('team', 'product')) AS k(one, other)
  ON split_part(a.scope, ':', 1) = k.one AND split_part(b.scope, ':', 1) = k.other;

-- Stays in stages: from one movement to the next.
CREATE TABLE stage_order AS SELECT * FROM (VALUES ('Prospecting', 1), ('Engaging', 2)) AS t(stage, place);
CREATE TABLE stay AS
SELECT *, row_number() OVER (PARTITION BY deal, stage ORDER BY ts) AS visit,
       row_number() OVER (PARTITION BY deal, stage ORDER BY (until IS NOT NULL) DESC, ts DESC) AS last_completed
FROM (SELECT m.deal, m.type, m.ts, m.data.stage AS stage,
             lead(m.ts) OVER (PARTITION BY m.deal ORDER BY m.ts, m.rank, m.id) AS until,
             c.imputed
      FROM event m JOIN created c USING (deal)) moves
WHERE type IN ('deal.created', 'deal.stage-changed', 'deal.reopened');
CREATE TABLE held AS
SELECT s.*, (SELECT max_by(e.minor, e.ts) FROM event e WHERE e.deal = s.deal AND e.minor IS NOT NULL AND e.ts <= s.ts) AS minor
FROM stay s;

-- What each deal adds, before it is spread over its scopes: family, day, measure, bucket, value.
CREATE TABLE part AS
SELECT deal, 'deals' AS family, CASE WHEN imputed THEN NULL ELSE day END AS day, 'created' AS measure, NULL::BIGINT AS bucket, 1::BIGINT AS value FROM created
UNION ALL SELECT deal, 'deals', CASE WHEN imputed THEN NULL ELSE day END, 'created.amount', NULL, minor FROM created
UNION ALL SELECT deal, 'deals', day, outcome, NULL, 1 FROM closed
UNION ALL SELECT deal, 'deals', day, outcome || '.amount', NULL, minor FROM closed
UNION ALL SELECT c.deal, 'deals', c.day, outcome || '.firstAmount', NULL, f.minor FROM closed c JOIN created f USING (deal)
UNION ALL SELECT deal, 'sizes', day, outcome || '.amount', minor, 1 FROM closed
UNION ALL SELECT c.deal, 'sizes', c.day, outcome || '.firstAmount', f.minor, 1 FROM closed c JOIN created f USING (deal)
UNION ALL SELECT c.deal, 'cycles', c.day, outcome || '.days', c.day - f.day, 1 FROM closed c JOIN created f USING (deal) WHERE NOT imputed
UNION ALL SELECT deal, 'pipeline', CASE WHEN imputed THEN NULL ELSE ts::DATE END, m, NULL, v
  FROM held, LATERAL (VALUES ('open', 1), ('open@' || stage, 1), ('open.amount', minor), ('open.amount@' || stage, minor)) AS t(m, v)
UNION ALL SELECT deal, 'pipeline', CASE WHEN imputed THEN NULL ELSE until::DATE END, m, NULL, v
  FROM held, LATERAL (VALUES ('open', -1), ('open@' || stage, -1), ('open.amount', -minor), ('open.amount@' || stage, -minor)) AS t(m, v) WHERE until IS NOT NULL
UNION ALL SELECT deal, 'pipeline', CASE WHEN imputed THEN NULL ELSE ts::DATE END, 'in@' || stage, NULL, 1 FROM stay
UNION ALL SELECT s.deal, 'pipeline', CASE WHEN imputed THEN NULL ELSE until::DATE END,
       CASE WHEN c.outcome = 'lost' THEN 'lost@' ELSE 'out@' END || stage, NULL, 1
  FROM stay s LEFT JOIN closed c ON c.deal = s.deal AND c.ts = s.until WHERE until IS NOT NULL
UNION ALL SELECT deal, 'visits', CASE WHEN imputed THEN NULL ELSE ts::DATE END, 'visited@' || stage, NULL, 1 FROM stay
UNION ALL SELECT deal, 'visits', ts::DATE, 'stayed@' || stage, until::DATE - ts::DATE, 1 FROM stay WHERE until IS NOT NULL AND NOT imputed
UNION ALL SELECT deal, 'visits', NULL, 'undatedEnded@' || stage, NULL, 1 FROM stay WHERE until IS NOT NULL AND imputed
UNION ALL SELECT deal, 'stages', until::DATE, 'left@' || stage, NULL, 1 FROM stay WHERE until IS NOT NULL
UNION ALL SELECT c.deal, 'cohorts', f.day, outcome || '.days', c.day - f.day, 1 FROM closed c JOIN created f USING (deal) WHERE NOT imputed
UNION ALL SELECT deal, 'stages', CASE WHEN imputed THEN NULL ELSE ts::DATE END, 'entered@' || stage, NULL, 1 FROM stay WHERE visit = 1
UNION ALL SELECT deal, 'stages', ts::DATE, 'progressed@' || stage, progress::DATE - ts::DATE, 1
  FROM (SELECT s.*, least(
            (SELECT min(n.ts) FROM stay n JOIN stage_order p ON p.stage = n.stage WHERE n.deal = s.deal AND n.ts > s.ts AND p.place > o.place),
            (SELECT c.ts FROM closed c WHERE c.deal = s.deal AND c.outcome = 'won')) AS progress
        FROM stay s JOIN stage_order o USING (stage) WHERE visit = 1 AND NOT imputed)
  WHERE progress IS NOT NULL
UNION ALL SELECT c.deal, 'stages', c.day, 'lost@' || (SELECT max_by(s.stage, s.ts) FROM stay s WHERE s.deal = c.deal), NULL, 1 FROM closed c WHERE outcome = 'lost'
UNION ALL SELECT deal, 'stages', until::DATE, 'visit@' || stage, until::DATE - ts::DATE, 1 FROM stay WHERE until IS NOT NULL AND last_completed = 1
UNION ALL SELECT deal, 'stages', max(until)::DATE, 'visits@' || stage, sum(until::DATE - ts::DATE), 1 FROM stay WHERE until IS NOT NULL GROUP BY deal, stage;

CREATE TABLE expected AS
SELECT scope, family, day, measure, bucket, sum(value)::BIGINT AS value
FROM part JOIN scope USING (deal)
-- Pairs of scopes have some families only.
WHERE split_part(scope, ':', 1) NOT LIKE '%*%' OR family IN ('deals', 'sizes', 'cycles', 'pipeline', 'cohorts')
GROUP BY ALL HAVING sum(value) <> 0;

CREATE TABLE actual AS
SELECT scope, family, day, measure, bucket, sum(value)::BIGINT AS value
FROM read_csv('cells.csv', header = false, columns = {
  scope: 'VARCHAR', day: 'DATE', family: 'VARCHAR', measure: 'VARCHAR', bucket: 'BIGINT', value: 'BIGINT'})
-- Not recomputed here: these are compared with the histories themselves by the tests of the model.
WHERE family NOT IN ('expected', 'movements', 'slips', 'sales', 'competition', 'losses', 'quality',
                     'customers', 'revenue', 'subscriptions', 'leads', 'activity')
  AND measure NOT IN ('won.list', 'lost.list')
  AND scope NOT LIKE 'competitor:%' AND scope NOT LIKE 'loss-reason:%'
GROUP BY ALL HAVING sum(value) <> 0;

CREATE VIEW differences AS
SELECT 'only the oracle has' AS who, * FROM (SELECT * FROM expected EXCEPT SELECT * FROM actual)
UNION ALL
SELECT 'only the topic has', * FROM (SELECT * FROM actual EXCEPT SELECT * FROM expected);
