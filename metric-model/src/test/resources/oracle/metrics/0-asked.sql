-- What is asked: scopes and periods, and what is common to the definitions of the metrics.

-- Periods by name: calendar years and fiscal ones, whose halves, quarters and months are numbered from their first day.
CREATE TABLE named_period AS
WITH year_start AS (
  SELECT y::VARCHAR AS year, make_date(y, 1, 1) AS start, false AS fiscal FROM (SELECT unnest(range(2014, 2020)) AS y)
  UNION ALL
  SELECT 'FY' || y, ((data->>'start')::DATE + to_months(12 * (y - (data->>'startYear')::INT)::INT))::DATE, true
  FROM statement, (SELECT unnest(range(2014, 2020)) AS y) WHERE type = 'calendar.defined'),
part AS (
  SELECT year AS text, start, 0 AS skip, 12 AS months FROM year_start
  UNION ALL SELECT year || '-Q' || p, start, 3 * (p - 1), 3 FROM year_start, (SELECT unnest(range(1, 5)) AS p)
  UNION ALL SELECT year || '-H' || p, start, 6 * (p - 1), 6 FROM year_start, (SELECT unnest(range(1, 3)) AS p) WHERE fiscal
  UNION ALL SELECT year || CASE WHEN fiscal THEN '-P' ELSE '-' END || lpad(p::VARCHAR, 2, '0'), start, p - 1, 1
  FROM year_start, (SELECT unnest(range(1, 13)) AS p))
SELECT text, (start + to_months(skip::INT))::DATE AS first, (start + to_months((skip + months)::INT) - INTERVAL 1 DAY)::DATE AS last, months FROM part;
CREATE MACRO days_of(t) AS (SELECT CASE WHEN t LIKE '%..%' THEN {first: split_part(t, '..', 1)::DATE, last: split_part(t, '..', 2)::DATE, months: NULL::INT}
                                        ELSE (SELECT {first: p.first, last: p.last, months: p.months::INT} FROM named_period p WHERE p.text = t) END);

-- From the first day to the last one looked at; all time has no first day, and also counts what no source dates.
CREATE TABLE ask AS
SELECT row_number() OVER () AS q, scope, period, days.first AS first, coalesce(days.last, as_of) AS ends, least(coalesce(days.last, as_of), as_of) AS last, as_of,
       CASE WHEN days.months IS NULL THEN (days.first - (days.last - days.first + 1)::INT)::DATE ELSE (days.first - to_months(days.months))::DATE END AS before_first
FROM (SELECT *, days_of(period) AS days FROM read_csv('asked.csv', header = false, columns = {scope: 'VARCHAR', period: 'VARCHAR', as_of: 'DATE'}));
CREATE MACRO within(day, first, last) AS coalesce((first IS NULL AND (day IS NULL OR day <= last)) OR day BETWEEN first AND last, false);
CREATE TABLE data_days AS
SELECT min(day) AS first, max(day) AS last FROM (SELECT day FROM found UNION ALL SELECT day FROM found_at_close UNION ALL SELECT day FROM entry);
-- The months whose days are all in the period and over; all time has those from the first to the last there is anything of.
CREATE TABLE month_in AS
SELECT a.q, a.scope, m::DATE AS month
FROM ask a, data_days d, LATERAL (SELECT unnest(generate_series(date_trunc('month', coalesce(a.first, d.first)), a.last, INTERVAL 1 MONTH)) AS m)
WHERE (a.first IS NULL OR m >= a.first) AND last_day(m) <= CASE WHEN a.first IS NULL THEN least(a.last, last_day(d.last)) ELSE a.last END;

-- What is told: money in whole minor units, anything else as a number; neither where there is no number.
CREATE TABLE told (q BIGINT, metric VARCHAR, variant VARCHAR, statistic VARCHAR, stage VARCHAR, horizon INT, money HUGEINT, number DOUBLE, n BIGINT,
                   bounded BOOLEAN DEFAULT false, low DOUBLE, high DOUBLE);

-- Quotients: to whole minor units half to even, or to nothing where nothing is divided by.
CREATE MACRO divided(a, b) AS
  CASE WHEN b > 0 THEN a // b + CASE WHEN 2 * abs(a % b) > b OR (2 * abs(a % b) = b AND (a // b) % 2 <> 0) THEN sign(a)::INT ELSE 0 END END;
CREATE MACRO share(a, b) AS a::DOUBLE / nullif(b, 0)::DOUBLE;

-- Wilson (1927), 95 %.
CREATE MACRO z() AS 1.959963984540054::DOUBLE;
CREATE MACRO wilson(x, n, side) AS
  CASE WHEN n > 0 THEN (share(x, n) + z() * z() / (2 * n) + side * z() * sqrt(share(x, n) * (1 - share(x, n)) / n + z() * z() / (4.0::DOUBLE * n * n)))
                       / (1 + z() * z() / n) END;
CREATE MACRO wilson_low(x, n) AS CASE WHEN x = 0 AND n > 0 THEN 0 ELSE wilson(x, n, -1) END;
CREATE MACRO wilson_high(x, n) AS CASE WHEN x = n AND n > 0 THEN 1 ELSE wilson(x, n, 1) END;
-- Shares: of cases (q, variant, ..., part, whole).
CREATE MACRO shares(metric_name, src) AS TABLE
SELECT q, metric_name AS metric, variant, statistic, stage, horizon, share(part, whole) AS number, whole AS n, true AS bounded, wilson_low(part, whole) AS low, wilson_high(part, whole) AS high
FROM query_table(src);

-- Statistics of values (q, variant, stage, value), NULL where a question has none; quantiles between order statistics,
-- with the ranks that a binomial variable lies between in 95 % of all samples.
CREATE MACRO durations(metric_name, src) AS TABLE
WITH sample AS (SELECT q, variant, stage, count(value) AS n, list_sort(list(value) FILTER (value IS NOT NULL)) AS v, avg(value) AS mean FROM query_table(src) GROUP BY ALL),
chance AS (
  SELECT s.n, f.statistic, f.f, k, sum(exp(lgamma(s.n + 1) - lgamma(k + 1) - lgamma(s.n - k + 1) + k * ln(f.f) + (s.n - k) * ln(1 - f.f)))
                                    OVER (PARTITION BY s.n, f.statistic ORDER BY k) AS at_most
  FROM (SELECT DISTINCT n FROM sample WHERE n > 0) s, (VALUES ('median', 0.5::DOUBLE), ('p75', 0.75), ('p90', 0.9)) AS f(statistic, f),
       LATERAL (SELECT unnest(range(0, s.n + 1)) AS k)),
bound AS (SELECT n, statistic, f, min(k) FILTER (at_most >= 0.025) AS low, min(k) FILTER (at_most >= 0.975) + 1 AS high FROM chance GROUP BY ALL)
SELECT q, metric_name AS metric, variant, b.statistic, stage, s.n,
       v[1 + floor(f * (s.n - 1))::BIGINT] + (f * (s.n - 1) - floor(f * (s.n - 1)))
         * (v[least(s.n, 2 + floor(f * (s.n - 1))::BIGINT)] - v[1 + floor(f * (s.n - 1))::BIGINT]) AS number,
       true AS bounded, CASE WHEN b.low >= 1 AND b.high <= s.n THEN v[b.low] END AS low, CASE WHEN b.low >= 1 AND b.high <= s.n THEN v[b.high] END AS high
FROM sample s JOIN bound b USING (n)
UNION ALL
SELECT q, metric_name, variant, 'mean', stage, n, mean, false, NULL, NULL FROM sample
UNION ALL
SELECT q, metric_name, variant, f.statistic, stage, 0, NULL, true, NULL, NULL FROM sample, (VALUES ('median'), ('p75'), ('p90')) AS f(statistic) WHERE n = 0;

-- How soon events come (q, variant, stage, t, what): cases leave by the event, by another one that stands in its way, or
-- are seen last without any; the first time by which a share of all has had it, after Aalen and Johansen (1978), which
-- without other events is that of Kaplan and Meier (1958).
CREATE MACRO survival(metric_name, src) AS TABLE
WITH left_at AS (
  SELECT q, variant, stage, t, count(*) FILTER (what = 'event') AS events, count(*) FILTER (what = 'other') AS others, count(*) AS cases
  FROM query_table(src) WHERE t IS NOT NULL GROUP BY ALL),
risk AS (SELECT *, sum(cases) OVER (PARTITION BY q, variant, stage ORDER BY t DESC) AS at_risk FROM left_at),
free AS (
  SELECT *, coalesce(product(1 - (events + others)::DOUBLE / at_risk)
                       OVER (PARTITION BY q, variant, stage ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 1) AS free FROM risk),
incidence AS (SELECT *, sum(free * events / at_risk) OVER (PARTITION BY q, variant, stage ORDER BY t) AS share FROM free),
reached AS (
  SELECT q, variant, stage, f.statistic, min(t) FILTER (events > 0 AND share >= f.f - 1e-12) AS t, sum(cases) AS n
  FROM incidence, (VALUES ('median', 0.5::DOUBLE), ('p75', 0.75), ('p90', 0.9)) AS f(statistic, f) GROUP BY ALL)
SELECT a.q, metric_name AS metric, a.variant, f.statistic, a.stage, r.t AS number, coalesce(r.n, 0) AS n
FROM (SELECT DISTINCT q, variant, stage FROM query_table(src)) a, (VALUES ('median'), ('p75'), ('p90')) AS f(statistic)
LEFT JOIN reached r ON r.q = a.q AND r.variant IS NOT DISTINCT FROM a.variant AND r.stage IS NOT DISTINCT FROM a.stage AND r.statistic = f.statistic;

-- Deals closed and created in the periods asked for, by scope.
CREATE TABLE closed_in AS
SELECT a.q, p.*, l.price AS listed FROM ask a JOIN close_place c USING (scope) JOIN priced p ON p.deal = c.deal LEFT JOIN listed l ON l.deal = p.deal
WHERE within(p.day, a.first, a.last);
CREATE TABLE created_in AS
SELECT a.q, a.as_of, d.deal, CASE WHEN NOT d.imputed THEN day(d.created_at) END AS day
FROM ask a JOIN place p USING (scope) JOIN deal d ON d.deal = p.deal AND d.created_at = p.ts
WHERE d.status <> 'deleted' AND within(CASE WHEN NOT d.imputed THEN day(d.created_at) END, a.first, a.last);

-- What was open on an evening, worth what the rate of that day says; NULL without a rate or an amount.
CREATE TABLE evening_asked AS SELECT DISTINCT last AS day FROM ask UNION SELECT DISTINCT (first - 1)::DATE FROM ask WHERE first IS NOT NULL;
CREATE TABLE open_on AS
SELECT e.day AS evening, h.scope, h.deal, h.ts, h.stage, h.expected, day(h.touched) AS touched, h.imputed, h.status, h.worth_said,
       CASE WHEN h.amount IS NOT NULL AND in_range(h.amount, h.currency) THEN own_minor(h.amount, h.currency) END AS own, h.currency
FROM evening_asked e JOIN held h ON h.ts < begin_of(e.day + 1) AND (h.until IS NULL OR h.until >= begin_of(e.day + 1))
WHERE h.scope IN (SELECT scope FROM ask);
CREATE TABLE rate_of AS
SELECT currency, evening, rate_on(currency, evening)::DECIMAL(16, 8) AS rate FROM (SELECT DISTINCT currency, evening FROM open_on WHERE currency IS NOT NULL);
CREATE TABLE open_worth AS
SELECT o.*, (own::DECIMAL(18, 0) * r.rate)::DECIMAL(38, 8) * (100 / pow(10, digits(currency))::INT)::INT AS worth
FROM open_on o LEFT JOIN rate_of r USING (currency, evening);
CREATE TABLE open_in AS
SELECT a.q, w.* FROM ask a JOIN open_worth w ON w.scope = a.scope AND w.evening = a.last WHERE w.status <> 'deleted' AND (a.first IS NULL OR NOT w.imputed);

-- Money of won deals, for whom the credit of a deal is shared among: the owner's less what others have of it.
CREATE TABLE credit_in AS
SELECT a.q, part FROM ask a
JOIN (SELECT s.scope, c.day, c.part FROM credit c JOIN dimensions('credit_who') s ON s.key = {deal: c.deal, owner: c.owner} WHERE of_people
      UNION ALL
      SELECT p.scope, c.day, -c.booked FROM (SELECT DISTINCT deal, closed_at, day, booked FROM credit) c
      JOIN place p ON p.deal = c.deal AND p.ts = c.closed_at WHERE of_people) k USING (scope)
WHERE within(k.day, a.first, a.last);
CREATE TABLE booked_in AS
SELECT q, CASE WHEN counted = 0 AND shared = 0 AND won > 0 THEN NULL ELSE own + shared END AS money, counted AS n
FROM (SELECT q, count(booked) FILTER (status = 'won') AS counted, count(*) FILTER (status = 'won') AS won,
             coalesce(sum(booked) FILTER (status = 'won'), 0) AS own FROM ask LEFT JOIN closed_in USING (q) GROUP BY q)
JOIN (SELECT q, coalesce(sum(part), 0) AS shared FROM ask LEFT JOIN credit_in USING (q) GROUP BY q) USING (q);
-- Win rates leave out deals that closed before they were created, and losses of deals that were none to win.
CREATE TABLE won_of_closed AS
SELECT q, count(*) FILTER (status = 'won' AND coalesce(days, 0) >= 0) AS won, count(*) FILTER (status IN ('won', 'lost') AND coalesce(days, 0) >= 0 AND disqualified IS NULL) AS closed
FROM ask LEFT JOIN closed_in USING (q) GROUP BY q;
CREATE TABLE won_of_money AS
SELECT q, v.variant, coalesce(sum(v.worth) FILTER (status = 'won'), 0) AS won, coalesce(sum(v.worth), 0) AS closed, count(v.worth) AS n
FROM ask LEFT JOIN closed_in USING (q), LATERAL (VALUES ('atClose', booked), ('asCreated', first_booked), ('atListPrice', listed)) AS v(variant, worth)
GROUP BY q, v.variant;

-- First purchases, and purchases on another day within the horizon of the first.
CREATE OR REPLACE TABLE first_bought AS
SELECT c.scope, b.cohort, b.account, day(b.ts) AS day, (SELECT min(l.days) FROM bought l WHERE l.account = b.account AND l.cohort = b.cohort AND l.days > 0) AS again
FROM bought b JOIN customer_place c ON c.key = key_of(b.account, b.ts, b.owner, b.product, b.channel) WHERE b.nth = 1;

-- Where each account stood on the evening before, on that of the last day, and at least in between.
CREATE OR REPLACE TABLE stood AS
SELECT a.q, r.account,
       a.first IS NOT NULL AND coalesce((SELECT arg_max(c.customer, c.day) FROM presence c WHERE c.account = r.account AND c.day < a.first), false) AS was_customer,
       coalesce((SELECT arg_max(c.customer, c.day) FROM presence c WHERE c.account = r.account AND c.day <= a.last), false) AS is_customer,
       CASE WHEN a.first IS NULL THEN 0 ELSE coalesce((SELECT arg_max(m.now, m.day) FROM recurring m WHERE m.account = r.account AND m.day < a.first), 0) END AS began_with,
       coalesce((SELECT arg_max(m.now, m.day) FROM recurring m WHERE m.account = r.account AND m.day <= a.last), 0) AS ended_with,
       (SELECT min(m.now) FROM recurring m WHERE m.account = r.account AND m.day BETWEEN a.first AND a.last) AS least_with,
       coalesce((SELECT max(m.now) FROM recurring m WHERE m.account = r.account AND m.day < a.first), 0) > 0 AS ever,
       -- An amount without a rate, before or within: what was kept of it cannot be said.
       coalesce((SELECT bool_or(m.no_amount + m.fx_missing + m.out_of_range > 0) FROM recurring m WHERE m.account = r.account AND m.day BETWEEN a.first AND a.last), false)
         OR coalesce((SELECT arg_max(m.no_amount + m.fx_missing + m.out_of_range, m.day) > 0 FROM recurring m WHERE m.account = r.account AND m.day < a.first), false) AS unclear
FROM ask a JOIN customer_place c ON c.scope = a.scope JOIN won_by w ON w.key = c.key JOIN (SELECT DISTINCT account FROM relation) r ON r.account = w.account;

-- What is stated for scopes and periods, in units of the base currency by the rate of the plan: that of the first day, else
-- the first within. A representative is meant to reach a part of it: the mean over the days of the ramp, nothing off the roster.
CREATE TABLE plan_rate AS
SELECT data->>'currency' AS currency, (data->>'date')::DATE AS date, (data->>'rate')::DECIMAL(16, 8) AS rate
FROM statement WHERE type = 'fx-rate.set' AND (data->>'plan')::BOOLEAN AND data->>'base' = getvariable('base');
CREATE TABLE target AS
SELECT t.scope, t.metric, t.period, t.days.first AS first, t.days.last AS last,
       CASE WHEN amount IS NULL THEN count WHEN currency = getvariable('base') THEN amount
            ELSE amount * coalesce((SELECT arg_max(r.rate, r.date) FROM plan_rate r WHERE r.currency = t.currency AND r.date <= t.days.first),
                                   (SELECT arg_min(r.rate, r.date) FROM plan_rate r WHERE r.currency = t.currency AND r.date BETWEEN t.days.first AND t.days.last)) END AS value
FROM (SELECT data->>'scope' AS scope, data->>'metric' AS metric, data->>'period' AS period, days_of(data->>'period') AS days, (data->>'count')::DECIMAL(18, 6) AS count,
             (data->'amount'->>'amount')::DECIMAL(18, 4) AS amount, data->'amount'->>'currency' AS currency FROM statement WHERE type = 'target.set') t;
CREATE TABLE ramp AS
SELECT canonical('rep', data->>'rep') AS rep, (data->>'from')::DATE AS since, (data->>'share')::DECIMAL(8, 6) AS share FROM statement WHERE type = 'quota-ramp.set';
CREATE MACRO on_roster(r, d) AS (SELECT arg_max(o.team, o.since) FROM (SELECT rep, since, coalesce(team, '') AS team FROM roster) o WHERE o.rep = r AND o.since <= d);
CREATE TABLE effective AS
SELECT t.*, CASE WHEN scope NOT LIKE 'rep:%' THEN 1 ELSE
  (SELECT avg(CASE WHEN (SELECT count(*) FROM roster o WHERE o.rep = substr(t.scope, 5)) > 0 AND coalesce(on_roster(substr(t.scope, 5), d::DATE), '') = '' THEN 0
                   ELSE coalesce((SELECT arg_max(r.share, r.since) FROM ramp r WHERE r.rep = substr(t.scope, 5) AND r.since <= d::DATE), 1) END::DOUBLE)
   FROM (SELECT unnest(generate_series(t.first, t.last, INTERVAL 1 DAY)) AS d)) END AS part
FROM target t;
-- The target of a period: the one for its days, else the sum of those for parts that leave out no day, the longest first.
CREATE TABLE target_in AS
WITH RECURSIVE chain AS (
  SELECT a.q, a.ends, t.scope, t.metric, t.last, [t.last] AS lasts, t.value * t.part AS value, (t.value IS NULL)::INT AS missing
  FROM ask a JOIN effective t ON t.scope = a.scope AND t.first = a.first AND t.last <= a.ends
  UNION ALL
  SELECT c.q, c.ends, c.scope, c.metric, t.last, list_append(c.lasts, t.last), coalesce(c.value, 0) + coalesce(t.value * t.part, 0), c.missing + (t.value IS NULL)::INT
  FROM chain c JOIN effective t ON t.scope = c.scope AND t.metric = c.metric AND t.first = c.last + 1 AND t.last <= c.ends)
SELECT q, metric, arg_max(CASE WHEN missing = 0 THEN value END::DOUBLE, lasts) AS value FROM chain WHERE last = ends GROUP BY ALL;
-- A level holds on every day of its period, for every part of the organisation that has no own; the shortest period first.
CREATE TABLE level_in AS
SELECT a.q, t.metric, arg_min(t.value::DOUBLE, (t.scope <> a.scope, t.last - t.first, t.period)) AS value
FROM ask a JOIN target t ON (t.scope = a.scope OR t.scope = 'org') AND a.last BETWEEN t.first AND t.last GROUP BY ALL;
