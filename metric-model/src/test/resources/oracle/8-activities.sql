-- What people did, when they were last in touch about open deals, and how soon leads were answered.

CREATE TABLE done AS
SELECT id, source, ts, data->>'actor' AS owner, data->>'account' AS account,
       CASE WHEN (data->>'automatic')::BOOLEAN THEN 'automatic@' ELSE 'logged@' END
         || CASE WHEN data->>'kind' IN ('call', 'meeting', 'email', 'note', 'task') THEN data->>'kind' ELSE 'other' END AS measure,
       NOT coalesce((data->>'automatic')::BOOLEAN, false) AS human, (data->>'seconds')::BIGINT AS seconds
FROM activity_event WHERE type = 'activity.logged';
CREATE TABLE done_who AS
SELECT {id: id, source: source} AS key, owner, day(ts) AS day, NULL::VARCHAR AS product, account, NULL::VARCHAR AS channel, NULL::VARCHAR AS said_segment FROM done;
INSERT INTO entry
SELECT scope, pair, 'activity', day(ts), m.measure, NULL, m.value FROM done JOIN dimensions('done_who') s ON s.key = {id: id, source: source},
LATERAL (VALUES (done.measure, 1), 
  (CASE WHEN human AND seconds >= 0 THEN 'seconds' WHEN human THEN 'noDuration' END, CASE WHEN seconds >= 0 THEN seconds ELSE 1 END)) AS m(measure, value)
WHERE m.measure IS NOT NULL;

-- Open deals stand under the day of the last touch, from the first one on.
INSERT INTO entry
SELECT scope, pair, 'activity', day(t), 'touchedOn', day_key(day(last_touch)), sign
FROM (SELECT h.*, (SELECT max(k.ts) FROM touch k WHERE k.deal = h.deal AND k.ts <= h.ts) AS last_touch FROM held h WHERE NOT imputed AND status <> 'deleted'),
LATERAL (VALUES (ts, 1), (until, -1)) AS e(t, sign) WHERE last_touch IS NOT NULL AND t IS NOT NULL;
INSERT INTO found_at_close
SELECT deal, 'activity', day, 'won.touches', count(*) FILTER (t.ts <= closed_at), 1 FROM priced JOIN touch t USING (deal) WHERE status = 'won' GROUP BY deal, day;

-- Leads.
CREATE TABLE lead AS
WITH heard AS (
  SELECT *, (ts, CASE type WHEN 'lead.created' THEN 0 WHEN 'lead.assigned' THEN 1 WHEN 'activity.logged' THEN 2 WHEN 'lead.converted' THEN 3 ELSE 4 END,
             sequence IS NOT NULL, coalesce(TRY_CAST(sequence AS BIGINT), 0), id, source) AS place,
         type = 'activity.logged' AND NOT coalesce((data->>'automatic')::BOOLEAN, false) AND data->>'kind' NOT IN ('note', 'task') AS touches
  FROM activity_event
  WHERE subject IN (SELECT subject FROM activity_event WHERE type LIKE 'lead.%'))
SELECT subject AS lead, min(ts) FILTER (type = 'lead.created') AS created_at,
       arg_min(data->>'channel', place) FILTER (type = 'lead.created' AND data->>'channel' IS NOT NULL) AS channel,
       arg_min(data->>'account', place) FILTER (type IN ('lead.created', 'lead.converted') AND data->>'account' IS NOT NULL) AS account,
       arg_min(data->>'owner', place) FILTER (type IN ('lead.created', 'lead.assigned') AND data->>'owner' IS NOT NULL) AS owner,
       min(ts) FILTER (type IN ('lead.created', 'lead.assigned') AND data->>'owner' IS NOT NULL) AS assignment,
       min(ts) FILTER (touches AND data->>'direction' IS DISTINCT FROM 'in') AS attempt,
       min(ts) FILTER (touches AND (data->>'direction' = 'in' OR data->>'kind' = 'meeting'
                                    OR (data->>'kind' = 'call' AND (data->>'seconds')::INT > 0))) AS contact,
       min(ts) FILTER (type = 'lead.converted') AS converted_at,
       min(ts) FILTER (type IN ('lead.converted', 'lead.disqualified')) AS ended_at
FROM heard GROUP BY subject;
CREATE TABLE lead_who AS
SELECT lead AS key, owner, day(created_at) AS day, NULL::VARCHAR AS product, account, channel, NULL::VARCHAR AS said_segment FROM lead WHERE created_at IS NOT NULL;
CREATE MACRO minutes(a, b) AS floor((epoch_us(b) - epoch_us(a)) / 60000000.0)::BIGINT;
-- What of the time until something came was working time, in full minutes; nothing where it is not known when people work.
CREATE TABLE office_time AS
SELECT lead, awaited, day(came) - day(created_at) AS days,
       coalesce(sum(greatest(0, epoch_us(least(came, (d::TIMESTAMP + closes * INTERVAL 1 MINUTE) AT TIME ZONE getvariable('zone')))
                                - epoch_us(greatest(created_at, (d::TIMESTAMP + opens * INTERVAL 1 MINUTE) AT TIME ZONE getvariable('zone')))))
                FILTER (o.weekday IS NOT NULL) // 60000000, 0)::BIGINT AS minutes
FROM (SELECT lead, created_at, awaited, came, unnest(generate_series(day(created_at), day(came), INTERVAL 1 DAY))::DATE AS d
      FROM lead, LATERAL (VALUES ('attempt', attempt), ('contact', contact), ('assignment', assignment)) AS a(awaited, came)
      WHERE came >= created_at AND (ended_at IS NULL OR came <= ended_at)) w
LEFT JOIN office_hours o ON o.weekday = isodow(d)
WHERE EXISTS (FROM office_hours) GROUP BY ALL;
INSERT INTO entry
SELECT scope, pair, 'leads', day(created_at), measure, bucket, 1 FROM (
  SELECT lead, created_at, 'created' AS measure, NULL AS bucket FROM lead
  UNION ALL SELECT lead, created_at, 'converted.days', greatest(0, day(converted_at) - day(created_at)) FROM lead WHERE converted_at IS NOT NULL
  UNION ALL SELECT o.lead, l.created_at, o.awaited || '.working', o.days * 100000000 + o.minutes FROM office_time o JOIN lead l USING (lead)
  UNION ALL
  SELECT lead, created_at, awaited || '.overnight', minutes(created_at, came)
  FROM lead, LATERAL (VALUES ('attempt', attempt), ('contact', contact), ('assignment', assignment)) AS a(awaited, came)
  WHERE came >= created_at AND (ended_at IS NULL OR came <= ended_at) AND day(came) - day(created_at) > minutes(created_at, came) // 1440
  UNION ALL
  SELECT lead, created_at,
         awaited || CASE WHEN came < created_at THEN '.beforeCreated' WHEN came IS NOT NULL AND (ended_at IS NULL OR came <= ended_at) THEN '.minutes' ELSE '.ended' END,
         CASE WHEN came < created_at THEN NULL WHEN came IS NOT NULL AND (ended_at IS NULL OR came <= ended_at) THEN minutes(created_at, came)
              ELSE greatest(0, minutes(created_at, ended_at)) END
  FROM lead, LATERAL (VALUES ('attempt', attempt), ('contact', contact), ('assignment', assignment)) AS a(awaited, came)
  WHERE came IS NOT NULL OR ended_at IS NOT NULL)
JOIN dimensions('lead_who') s ON s.key = lead WHERE created_at IS NOT NULL;
