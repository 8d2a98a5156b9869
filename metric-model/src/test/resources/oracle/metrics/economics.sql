-- What customers cost and what they are worth (M23 to M27).

-- Spend, spread evenly over the days of its period, by the rate of the last of them.
CREATE OR REPLACE TABLE spend AS
SELECT lower(trim(kind)) AS kind, days.first AS first, days.last AS last, amount * rate_on(currency, days.last) AS worth
FROM (SELECT data->>'kind' AS kind, days_of(data->>'period') AS days, (data->'amount'->>'amount')::DOUBLE AS amount, data->'amount'->>'currency' AS currency
      FROM statement WHERE type = 'spend.recorded');
CREATE OR REPLACE TABLE cost AS
WITH run AS (
  SELECT a.q, v.variant, coalesce(a.first, d.first) AS first, a.last,
         CASE v.variant WHEN 'matched' THEN 0
           ELSE (SELECT half_even(quantile_cont(c.days::DOUBLE, 0.5)::DECIMAL(18, 4)) FROM closed_in c WHERE c.q = a.q AND c.status = 'won' AND c.days >= 0) END AS lag
  FROM ask a, data_days d, (VALUES ('matched'), ('lagged')) AS v(variant) WHERE a.scope = 'org'),
spent AS (
  SELECT r.q, r.variant, m.metric, sum(s.worth * (least(s.last, r.last - r.lag::INT) - greatest(s.first, r.first - r.lag::INT) + 1) / (s.last - s.first + 1)) AS worth
  FROM run r, (VALUES ('cacPaid'), ('cac')) AS m(metric)
  JOIN spend s ON s.first <= r.last - r.lag::INT AND s.last >= r.first - r.lag::INT AND s.worth IS NOT NULL
   AND CASE m.metric WHEN 'cacPaid' THEN s.kind IN ('media', 'advertising', 'ads', 'programme', 'programmes', 'program', 'programs')
                     ELSE s.kind NOT IN ('cogs', 'support', 'customer-success', 'r&d', 'rnd', 'research', 'hosting') END
  GROUP BY ALL)
SELECT a.q, m.metric, v.variant, CASE WHEN f.n > 0 THEN s.worth / f.n END AS number, f.n
FROM ask a, (VALUES ('cacPaid'), ('cac')) AS m(metric), (VALUES ('matched'), ('lagged')) AS v(variant)
LEFT JOIN spent s ON s.q = a.q AND s.metric = m.metric AND s.variant = v.variant
LEFT JOIN (SELECT a.q, count(f.account) AS n FROM ask a LEFT JOIN first_bought f ON f.scope = a.scope AND f.cohort = 'purchases' AND within(f.day, a.first, a.last) GROUP BY a.q) f ON f.q = a.q;
CREATE MACRO IF NOT EXISTS minor_of(x) AS half_even((x * 100)::DECIMAL(38, 8));
INSERT INTO told BY NAME SELECT q, metric, variant, minor_of(number) AS money, n FROM cost;

INSERT INTO told BY NAME SELECT q, 'grossMargin' AS metric, l.value AS number, 0 AS n FROM ask LEFT JOIN (SELECT * FROM level_in WHERE metric = 'grossMargin') l USING (q);

-- Months until the cost is back: what those that began to pay in the period brought a month, by the margin or as it is.
CREATE OR REPLACE TABLE begun_to_pay AS
SELECT a.q, sum(t.now) / 100.0::DOUBLE / count(*) AS monthly
FROM ask a JOIN customer_place c USING (scope) JOIN won_by w ON w.key = c.key JOIN revenue_turn t ON t.account = w.account
WHERE t.before = 0 AND t.now > 0 AND NOT t.ever AND within(t.day, a.first, a.last) GROUP BY a.q;
INSERT INTO told BY NAME
SELECT c.q, 'cacPayback' AS metric, v.variant, c.number / nullif(b.monthly * CASE v.variant WHEN 'revenue' THEN 1 ELSE l.value END, 0) AS number, c.n
FROM cost c LEFT JOIN begun_to_pay b USING (q) LEFT JOIN (SELECT * FROM level_in WHERE metric = 'grossMargin') l USING (q), (VALUES ('grossMargin'), ('revenue')) AS v(variant)
WHERE c.metric = 'cac' AND c.variant = 'matched';

-- What a customer is worth. The churn of those that pay and are known throughout, of the period, as the monthly one that gives it when repeated.
CREATE OR REPLACE TABLE life AS
SELECT a.q, a.first, l.value AS margin,
       CASE WHEN date_part('day', a.first) = date_part('day', a.last + 1) THEN (year(a.last + 1) - year(a.first)) * 12 + month(a.last + 1) - month(a.first)
            ELSE (a.last + 1 - a.first) / (365.2425::DOUBLE / 12) END AS months,
       s.monthly, s.payers, s.churn, p.customers, p.bought, p.bought_in, p.mature, p.again
FROM ask a LEFT JOIN (SELECT * FROM level_in WHERE metric = 'grossMargin') l USING (q)
LEFT JOIN (SELECT q, sum(ended_with) / 100.0::DOUBLE / nullif(count(*) FILTER (ended_with > 0), 0) AS monthly, count(*) FILTER (began_with > 0 AND NOT unclear) AS payers,
                  share(count(*) FILTER (began_with > 0 AND ended_with = 0 AND NOT unclear), count(*) FILTER (began_with > 0 AND NOT unclear)) AS churn FROM stood GROUP BY q) s USING (q)
LEFT JOIN (
  SELECT a.q, (SELECT count(*) FROM first_bought f WHERE f.scope = a.scope AND f.cohort = 'purchases' AND f.day <= a.last) AS customers,
         (SELECT count(*) FROM first_bought f WHERE f.scope = a.scope AND f.cohort = 'purchases' AND f.day <= a.last - 365) AS mature,
         (SELECT count(*) FROM first_bought f WHERE f.scope = a.scope AND f.cohort = 'purchases' AND f.day <= a.last - 365 AND f.again <= 365) AS again,
         (SELECT coalesce(sum(minor(p.amount, p.currency, p.day)), 0) / 100.0::DOUBLE FROM paid p JOIN customer_place c ON c.key = p.key
          WHERE c.scope = a.scope AND p.measure = 'purchased' AND p.day <= a.last) AS bought,
         (SELECT coalesce(sum(minor(p.amount, p.currency, p.day)), 0) / 100.0::DOUBLE FROM paid p JOIN customer_place c ON c.key = p.key
          WHERE c.scope = a.scope AND p.measure = 'purchased' AND p.day BETWEEN a.first AND a.last) AS bought_in
  FROM ask a) p USING (q);
CREATE OR REPLACE TABLE worth_of_customer AS
WITH rated AS (SELECT *, 1 - pow(1 - churn, 1 / months) AS monthly_churn FROM life)
SELECT q, v.variant, v.number, v.n
FROM rated, LATERAL (VALUES
  ('subscription', CASE WHEN first IS NOT NULL THEN monthly * margin / nullif(monthly_churn, 0) END, payers),
  ('capped', CASE WHEN first IS NOT NULL AND payers > 0 THEN monthly * margin * coalesce(least(1 / nullif(monthly_churn, 0), 60), 60) END, payers),
  ('transactional', CASE WHEN first IS NOT NULL AND mature > 0 AND again < mature
                         THEN bought_in / (months / 12) / nullif(customers, 0) * margin / (1 - share(again, mature)) END, customers),
  ('historic', bought * margin / nullif(customers, 0), customers)) AS v(variant, number, n);
INSERT INTO told BY NAME SELECT q, 'ltv' AS metric, variant, minor_of(number) AS money, n FROM worth_of_customer;
INSERT INTO told BY NAME
SELECT w.q, 'ltvToCac' AS metric, w.variant, w.number / nullif(c.number, 0) AS number, w.n
FROM worth_of_customer w JOIN cost c USING (q) WHERE c.metric = 'cac' AND c.variant = 'matched';
