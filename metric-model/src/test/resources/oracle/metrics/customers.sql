-- What customers buy and pay, and who of them stays (M02, M03, M28, M29, M30, M31).

CREATE OR REPLACE TABLE paid_in AS
SELECT a.q, p.measure, minor(p.amount, p.currency, p.day) AS worth FROM ask a JOIN customer_place c ON c.scope = a.scope JOIN paid p ON p.key = c.key WHERE within(p.day, a.first, a.last);

-- Bookings by motion, of the owners: what no account's history or no source tells the motion of is unknown.
CREATE OR REPLACE TABLE motion AS
SELECT q, m.variant, coalesce(sum(worth) FILTER (p.measure = m.measure), 0) AS money, count(worth) FILTER (p.measure = m.measure) AS n
FROM ask LEFT JOIN paid_in p USING (q),
(VALUES ('new', 'motion@new'), ('expansion', 'motion@expansion'), ('renewal', 'motion@renewal'),
        ('statedNew', 'stated@new'), ('statedExpansion', 'stated@expansion'), ('statedRenewal', 'stated@renewal')) AS m(variant, measure) GROUP BY q, m.variant;
INSERT INTO told BY NAME SELECT q, 'bookingsByMotion' AS metric, variant, money, n FROM motion;
INSERT INTO told BY NAME
SELECT b.q, 'bookingsByMotion' AS metric, u.variant, b.money - sum(m.money) AS money, b.n - sum(m.n) AS n
FROM (SELECT q, coalesce(sum(booked) FILTER (status = 'won'), 0) AS money, count(booked) FILTER (status = 'won') AS n FROM ask LEFT JOIN closed_in USING (q) GROUP BY q) b
JOIN motion m USING (q), (VALUES ('unknown'), ('statedUnknown')) AS u(variant)
WHERE (u.variant = 'unknown') = (m.variant IN ('new', 'expansion', 'renewal')) GROUP BY b.q, u.variant, b.money, b.n;

CREATE OR REPLACE TABLE cash AS
SELECT q, coalesce(sum(worth) FILTER (measure = 'collected'), 0) - coalesce(sum(worth) FILTER (measure = 'refunded'), 0) AS net, count(worth) FILTER (measure = 'collected') AS n,
       coalesce(sum(worth) FILTER (measure = 'due'), 0) AS due, count(worth) FILTER (measure = 'due') AS dues,
       coalesce(sum(worth) FILTER (measure = 'ordered'), 0) AS ordered, count(worth) FILTER (measure = 'ordered') AS orders
FROM ask LEFT JOIN paid_in USING (q) GROUP BY q;
-- Nothing collected is another matter than nothing known: without any order, invoice or payment there is no number.
INSERT INTO told BY NAME SELECT q, 'cashCollected' AS metric, CASE WHEN EXISTS (FROM paid WHERE family = 'revenue') THEN net END AS money, n FROM cash;
INSERT INTO told BY NAME SELECT q, 'collectionRate' AS metric, 'due' AS variant, share(net, due) AS number, dues AS n FROM cash;
INSERT INTO told BY NAME SELECT q, 'collectionRate' AS metric, 'ordered' AS variant, share(net, ordered) AS number, orders AS n FROM cash;

INSERT INTO told BY NAME
SELECT a.q, 'newCustomers' AS metric, v.variant, count(f.account) AS number, count(f.account) AS n
FROM ask a, (VALUES ('purchases'), ('deals'), ('orders')) AS v(variant)
LEFT JOIN first_bought f ON f.scope = a.scope AND f.cohort = v.variant AND within(f.day, a.first, a.last) GROUP BY ALL;
CREATE OR REPLACE TABLE bought_again AS
SELECT a.q, v.variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, h.horizon, count(*) FILTER (f.again <= h.horizon) AS part, count(f.account) AS whole
FROM ask a, (VALUES ('purchases'), ('deals'), ('orders')) AS v(variant), (VALUES (30), (180)) AS h(horizon)
LEFT JOIN first_bought f ON f.scope = a.scope AND f.cohort = v.variant AND within(f.day, a.first, a.last) AND f.day <= a.as_of - h.horizon GROUP BY ALL;
INSERT INTO told BY NAME FROM shares('repeatPurchaseRate', 'bought_again');
INSERT INTO told BY NAME
SELECT a.q, 'repeatAccounts' AS metric,
       (SELECT count(*) FROM win w JOIN customer_place c ON c.key = key_of(w.account, w.ts, w.owner, w.product, w.channel) WHERE w.nth = 2 AND c.scope = a.scope AND day(w.ts) <= a.last) AS number,
       (SELECT count(*) FROM first_bought f WHERE f.cohort = 'deals' AND f.scope = a.scope AND f.day <= a.last) AS n
FROM ask a;

INSERT INTO told BY NAME SELECT q, 'customers' AS metric, count(*) FILTER (is_customer) AS number, count(*) FILTER (is_customer) AS n FROM ask LEFT JOIN stood USING (q) GROUP BY q;
INSERT INTO told BY NAME
SELECT q, 'recurringRevenue' AS metric, CASE WHEN EXISTS (FROM terms) THEN coalesce(sum(ended_with), 0) END AS money, count(*) FILTER (ended_with > 0) AS n FROM ask LEFT JOIN stood USING (q) GROUP BY q;
CREATE OR REPLACE TABLE churned AS
SELECT q, NULL::VARCHAR AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon,
       count(*) FILTER (was_customer AND NOT is_customer) AS part, count(*) FILTER (was_customer) AS whole FROM ask LEFT JOIN stood USING (q) GROUP BY q;
INSERT INTO told BY NAME FROM shares('logoChurn', 'churned');
CREATE OR REPLACE TABLE retained AS
SELECT q, coalesce(sum(began_with) FILTER (NOT unclear), 0) AS start, count(*) FILTER (began_with > 0 AND NOT unclear) AS n,
       coalesce(sum(least(began_with, coalesce(least_with, began_with))) FILTER (NOT unclear), 0) AS gross,
       coalesce(sum(CASE WHEN least_with = 0 THEN 0 ELSE ended_with END) FILTER (began_with > 0 AND NOT unclear), 0) AS continuous,
       coalesce(sum(ended_with) FILTER (began_with > 0 AND NOT unclear), 0) AS returned,
       coalesce(sum(ended_with) FILTER (ever AND NOT unclear), 0) AS ending
FROM ask LEFT JOIN stood USING (q) GROUP BY q;
INSERT INTO told BY NAME SELECT q, 'grossRevenueRetention' AS metric, share(gross, start) AS number, n FROM retained;
INSERT INTO told BY NAME
SELECT q, 'netRevenueRetention' AS metric, v.variant, share(v.kept, start) AS number, n
FROM retained, LATERAL (VALUES ('continuous', continuous), ('withReturned', returned), ('endingLessNew', ending)) AS v(variant, kept);
