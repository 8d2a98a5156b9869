-- What is sold, at which price, and how that changes (M35, M36).

-- What counts for a scope: of a product or series every item of it, of anything else what its deals sold. A sale without
-- an amount that counts is left out with its units.
CREATE OR REPLACE TABLE sale AS
WITH counted AS (
  SELECT s.*, d.booked IS NOT NULL OR s.deal IN (SELECT deal FROM line GROUP BY deal HAVING count(*) = count(worth)) AS counted FROM sold s JOIN priced d USING (deal))
SELECT p.scope, c.* FROM counted c JOIN place p ON p.deal = c.deal AND p.ts = c.closed_at WHERE p.scope NOT LIKE 'product:%' AND p.scope NOT LIKE 'series:%'
UNION ALL SELECT 'product:' || product, c.* FROM counted c
UNION ALL SELECT 'series:' || p.series, c.* FROM counted c JOIN product p USING (product) WHERE p.series IS NOT NULL;
CREATE OR REPLACE TABLE begun AS
WITH created AS (
  SELECT d.deal, created_at, day(created_at) AS day, coalesce(canonical('product', product), '') AS product FROM deal d WHERE status <> 'deleted' AND created_at IS NOT NULL AND NOT imputed)
SELECT p.scope, c.* FROM created c JOIN place p ON p.deal = c.deal AND p.ts = c.created_at WHERE p.scope NOT LIKE 'product:%' AND p.scope NOT LIKE 'series:%'
UNION ALL SELECT 'product:' || product, c.* FROM created c
UNION ALL SELECT 'series:' || p.series, c.* FROM created c JOIN product p USING (product) WHERE p.series IS NOT NULL;

-- The slope of the complete months of a period, as a share of their mean; from three months on.
CREATE OR REPLACE TABLE demand AS
SELECT m.q, m.month, v.variant,
       CASE v.variant
         WHEN 'revenue' THEN (SELECT coalesce(sum(worth), 0) FROM sale s WHERE s.scope = m.scope AND date_trunc('month', s.day) = m.month)
         WHEN 'units' THEN (SELECT coalesce(sum(thousandths) FILTER (counted), 0) / 1000 FROM sale s WHERE s.scope = m.scope AND date_trunc('month', s.day) = m.month)
         ELSE (SELECT count(*) FROM begun b WHERE b.scope = m.scope AND date_trunc('month', b.day) = m.month) END::DOUBLE AS value
FROM month_in m, (VALUES ('revenue'), ('units'), ('newDeals')) AS v(variant);
INSERT INTO told BY NAME
SELECT a.q, 'demandTrend' AS metric, v.variant, CASE WHEN count(value) >= 3 AND avg(value) > 0 THEN regr_slope(value, nth) / avg(value) END AS number, count(value) AS n
FROM ask a, (VALUES ('revenue'), ('units'), ('newDeals')) AS v(variant)
LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY q, variant ORDER BY month) AS nth FROM demand) d ON d.q = a.q AND d.variant = v.variant GROUP BY a.q, v.variant;

-- Price, volume and mix against the period before, product by product.
CREATE OR REPLACE TABLE compared AS
SELECT a.q, s.day < a.first AS former, s.*
FROM ask a JOIN sale s ON s.scope = a.scope
 -- A period that is not over is compared with as many days of the one before.
 AND (s.day BETWEEN a.first AND a.last OR s.day BETWEEN a.before_first AND CASE WHEN a.last < a.ends THEN a.before_first + (a.last - a.first)::INT ELSE a.first - 1 END)
WHERE a.first IS NOT NULL;
CREATE OR REPLACE TABLE change AS
SELECT q, product,
       coalesce(sum(thousandths) FILTER (former AND counted), 0) / 1000.0::DOUBLE AS q0, coalesce(sum(worth) FILTER (former AND counted), 0)::DOUBLE AS r0,
       coalesce(sum(thousandths) FILTER (NOT former AND counted), 0) / 1000.0::DOUBLE AS q1, coalesce(sum(worth) FILTER (NOT former AND counted), 0)::DOUBLE AS r1
FROM compared GROUP BY ALL;
-- What other rates made of money of other currencies: against the average rate of the currency in the period before.
CREATE OR REPLACE TABLE gained AS
WITH foreign_sale AS (SELECT * FROM compared WHERE counted AND own IS NOT NULL AND currency <> getvariable('base')),
former_rate AS (SELECT q, currency, sum(worth)::DOUBLE / sum(own) AS rate FROM foreign_sale WHERE former GROUP BY ALL HAVING sum(own) > 0)
SELECT q, product, sum(worth - own * rate) AS fx FROM foreign_sale JOIN former_rate USING (q, currency) WHERE NOT former GROUP BY ALL;
CREATE OR REPLACE TABLE parts AS
WITH lasting AS (SELECT q, sum(q0) AS t0, sum(q1) AS t1, sum(r0) AS rev0 FROM change WHERE q0 > 0 AND q1 > 0 GROUP BY q)
SELECT a.q, any_value(CASE WHEN t0 > 0 THEN (t1 - t0) * rev0 / t0 END) AS volume,
       sum(CASE WHEN q0 > 0 AND q1 > 0 THEN (q1 - q0 * t1 / t0) * r0 / q0 END) AS mix,
       sum(CASE WHEN q0 > 0 AND q1 > 0 THEN (r1 / q1 - r0 / q0) * q1 - coalesce(fx, 0) END) AS price,
       sum(CASE WHEN q0 > 0 AND q1 > 0 THEN fx END) AS fx,
       sum(CASE WHEN q0 = 0 AND q1 > 0 THEN r1 END) AS added, -sum(CASE WHEN q0 > 0 AND q1 = 0 THEN r0 END) AS gone,
       sum(r1 - r0) AS change, count(product) FILTER (q0 > 0 OR q1 > 0) AS n
FROM ask a LEFT JOIN change c USING (q) LEFT JOIN lasting l USING (q) LEFT JOIN gained g USING (q, product) GROUP BY a.q;
INSERT INTO told BY NAME
SELECT q, 'priceVolumeMix' AS metric, v.variant, CASE WHEN a.first IS NOT NULL THEN half_even(coalesce(v.part, 0)::DECIMAL(30, 6)) END AS money, n
FROM parts JOIN ask a USING (q),
LATERAL (VALUES ('change', change), ('volume', volume), ('mix', mix), ('price', price), ('fx', fx), ('new', added), ('discontinued', gone)) AS v(variant, part);

INSERT INTO told BY NAME
SELECT q, 'priceRealisation' AS metric, share(sum(booked) FILTER (status = 'won' AND listed IS NOT NULL), sum(listed) FILTER (status = 'won' AND booked IS NOT NULL)) AS number,
       count(*) FILTER (status = 'won' AND booked IS NOT NULL AND listed IS NOT NULL) AS n
FROM ask LEFT JOIN closed_in USING (q) GROUP BY q;
