-- Whom a moment of a deal counts for: its owner then, as the roster of that day has them, and what is sold to whom.

CREATE TABLE touch AS
SELECT data->>'deal' AS deal, ts FROM activity_event
WHERE type = 'activity.logged' AND data->>'deal' IS NOT NULL AND NOT coalesce((data->>'automatic')::BOOLEAN, false) AND data->>'kind' NOT IN ('note', 'task');

-- Every event of a deal and of those merged into it: its lateness counts, and its competitors do.
CREATE TABLE mention AS
SELECT deal, ts, type, recorded, imputed, data FROM own
UNION ALL
SELECT a.survivor, ts, type, recorded, type = 'deal.created' AND coalesce((data->>'dateImputed')::BOOLEAN, false), data
FROM absorbed a JOIN deal_event e ON e.subject = a.deal;

CREATE TABLE moment AS
WITH heard AS (
  SELECT deal, ts FROM mention UNION SELECT deal, happened FROM step UNION SELECT deal, ts FROM touch
  UNION SELECT deal, since FROM span UNION SELECT deal, until FROM span WHERE until IS NOT NULL)
SELECT DISTINCT deal, ts FROM (
  SELECT * FROM heard
  UNION ALL
  SELECT DISTINCT s.deal, begin_of(r.since) FROM span s JOIN (SELECT DISTINCT deal, canonical('rep', owner) AS rep FROM owner_span) o USING (deal)
  JOIN roster r USING (rep) WHERE r.since > day(s.since) AND (s.until IS NULL OR r.since <= day(s.until)))
WHERE deal IN (SELECT deal FROM deal);

CREATE TABLE owned AS
SELECT m.deal, m.ts, coalesce(
    (SELECT arg_max(o.owner, o.n) FROM owner_span o WHERE o.deal = m.deal AND o.happened <= m.ts),
    (SELECT arg_min(o.owner, o.n) FROM owner_span o WHERE o.deal = m.deal)) AS owner
FROM moment m;

-- Scopes of somebody on a day, of something sold through some channel to some account.
CREATE MACRO dimensions(who) AS TABLE
WITH one AS (
  SELECT k.*, r.team, r.office FROM query_table(who) k
  LEFT JOIN roster r ON r.rep = canonical('rep', k.owner) AND r.since <= k.day AND (r.until IS NULL OR k.day < r.until)),
named AS (
  SELECT key, 'org' AS kind, '' AS name FROM one
  UNION ALL SELECT key, 'rep', canonical('rep', owner) FROM one
  UNION ALL SELECT key, 'team', team FROM one
  UNION ALL SELECT key, 'office', office FROM one
  UNION ALL SELECT key, 'product', canonical('product', product) FROM one
  UNION ALL SELECT key, 'series', p.series FROM one JOIN product p ON p.product = canonical('product', one.product)
  UNION ALL SELECT key, 'segment', coalesce(a.segment, canonical('segment', said_segment))
            FROM one LEFT JOIN account a ON a.account = canonical('account', one.account)
  UNION ALL SELECT key, 'region', a.region FROM one JOIN account a ON a.account = canonical('account', one.account)
  UNION ALL SELECT key, 'source', canonical('channel', channel) FROM one),
held AS (SELECT * FROM named WHERE name IS NOT NULL AND (kind = 'org' OR trim(name) <> ''))
SELECT key, CASE kind WHEN 'org' THEN 'org' ELSE kind || ':' || name END AS scope, kind IN ('rep', 'team', 'office') AS of_people, false AS pair FROM held
UNION ALL
SELECT key, a.kind || '*' || b.kind || ':' || replace(a.name, '*', '·') || '*' || replace(b.name, '*', '·'),
       a.kind IN ('rep', 'team', 'office') OR b.kind IN ('rep', 'team', 'office'), true
FROM held a JOIN held b USING (key)
JOIN (SELECT split_part(p, '*', 1) AS one, split_part(p, '*', 2) AS other FROM (SELECT unnest(getvariable('pairs')) AS p)) k
  ON k.one = a.kind AND k.other = b.kind;

CREATE TABLE deal_who AS
SELECT DISTINCT {deal: o.deal, day: day(o.ts), owner: o.owner} AS key, o.owner, day(o.ts) AS day, d.product, d.account, d.channel,
       NULL::VARCHAR AS said_segment
FROM owned o JOIN deal d USING (deal);
CREATE TABLE deal_dimension AS SELECT * FROM dimensions('deal_who');
CREATE TABLE place AS
SELECT o.deal, o.ts, s.scope, s.of_people, s.pair FROM owned o JOIN deal_dimension s ON s.key = {deal: o.deal, day: day(o.ts), owner: o.owner};

-- A close counts also for the competitors, and a loss for its reason.
CREATE TABLE rival AS
SELECT DISTINCT deal, name FROM (
  SELECT deal, canonical('competitor', data->>'competitor') AS name FROM mention WHERE type IN ('deal.competitor-noted', 'deal.lost'))
WHERE name IS NOT NULL AND trim(name) <> '';
CREATE TABLE close_place AS
SELECT p.deal, p.scope, p.of_people, p.pair FROM place p JOIN closed c ON c.deal = p.deal AND c.closed_at = p.ts
UNION ALL SELECT deal, 'competitor:' || name, false, false FROM rival JOIN closed USING (deal)
UNION ALL SELECT deal, 'loss-reason:' || canonical('loss-reason', reason), false, false FROM closed WHERE status = 'lost' AND trim(reason) <> '';

-- What is found, entry by entry: of a moment of a deal, or of scopes directly.
CREATE TABLE found (deal VARCHAR, ts TIMESTAMPTZ, family VARCHAR, day DATE, measure VARCHAR, bucket BIGINT, value BIGINT);
CREATE TABLE found_at_close (deal VARCHAR, family VARCHAR, day DATE, measure VARCHAR, bucket BIGINT, value BIGINT);
CREATE TABLE entry (scope VARCHAR, pair BOOLEAN, family VARCHAR, day DATE, measure VARCHAR, bucket BIGINT, value BIGINT);
