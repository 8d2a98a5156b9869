-- How far the data can be relied on (M41): the mean of the parts that can be measured, each from 0 to 100.

CREATE OR REPLACE MACRO complete(missing, whole) AS CASE WHEN whole > 0 THEN 100 * (whole - missing)::DOUBLE / whole END;
CREATE OR REPLACE MACRO falling(x, full_at, nothing_at) AS CASE WHEN x IS NOT NULL THEN 100 * greatest(0, least(1, (nothing_at - x)::DOUBLE / (nothing_at - full_at))) END;
CREATE OR REPLACE TABLE noted AS
SELECT p.scope, day(m.ts) AS day, ceil(floor(greatest(0, epoch_us(m.recorded) - epoch_us(m.ts)) / 1000000) / 3600)::BIGINT AS hours, m.recorded IS NOT NULL AS known
FROM mention m JOIN deal d USING (deal) JOIN place p ON p.deal = m.deal AND p.ts = m.ts
WHERE NOT m.imputed AND d.status <> 'deleted' AND p.scope IN (SELECT scope FROM ask);
CREATE OR REPLACE TABLE reliability AS
SELECT a.q,
       complete(c.no_amount + o.no_amount, c.closed + o.open) AS amount, complete(o.no_close, o.open) AS expected_close,
       complete(c.no_owner, c.closed) AS owner, complete(c.no_reason, c.lost) AS loss_reason, complete(c.no_stages, c.closed) AS stages,
       falling(l.p90, 24, 720) AS lateness, falling(a.last - f.latest, 7, 37) AS freshness,
       CASE WHEN c.booked - coalesce(r.more, 0) > 0 THEN 100 * greatest(0, 1 - coalesce(r.revised, 0)::DOUBLE / (c.booked - coalesce(r.more, 0))) END AS revision
FROM ask a
JOIN (SELECT q, count(c.deal) AS closed, count(*) FILTER (status = 'lost') AS lost, count(*) FILTER (obstacle = 'noAmount') AS no_amount,
             count(*) FILTER (status = 'lost' AND trim(coalesce(reason, '')) = '') AS no_reason, coalesce(sum(booked) FILTER (status = 'won'), 0) AS booked,
             count(c.deal) FILTER (c.deal NOT IN (SELECT deal FROM owner_span)) AS no_owner,
             count(c.deal) FILTER (c.deal NOT IN (SELECT deal FROM visit) OR c.deal IN (SELECT deal FROM visit WHERE NOT dated)) AS no_stages
      FROM ask LEFT JOIN closed_in c USING (q) GROUP BY q) c USING (q)
JOIN (SELECT q, count(deal) AS open, count(deal) FILTER (currency IS NULL) AS no_amount, count(deal) FILTER (expected IS NULL) AS no_close FROM ask LEFT JOIN open_in USING (q) GROUP BY q) o USING (q)
LEFT JOIN (SELECT a.q, quantile_cont(hours::DOUBLE, 0.9) AS p90 FROM ask a JOIN noted n ON n.scope = a.scope AND n.known AND within(n.day, a.first, a.last) GROUP BY a.q) l USING (q)
LEFT JOIN (SELECT a.q, max(n.day) AS latest FROM ask a JOIN noted n ON n.scope = a.scope AND n.day <= a.last GROUP BY a.q) f USING (q)
LEFT JOIN (SELECT a.q, sum(value) FILTER (measure = 'revised.more') AS more, sum(value) FILTER (measure = 'revised.amount') AS revised
           FROM ask a JOIN place p USING (scope) JOIN found f ON f.deal = p.deal AND f.ts = p.ts AND f.family = 'quality' AND within(f.day, a.first, a.last) GROUP BY a.q) r USING (q);
INSERT INTO told BY NAME
SELECT q, 'dataReliability' AS metric, list_avg(list_filter([amount, expected_close, owner, loss_reason, stages, lateness, freshness, revision], lambda x: x IS NOT NULL)) AS number, NULL AS n
FROM reliability;
