-- What became of the deals created in a period (M07, M10).

CREATE OR REPLACE TABLE member AS
SELECT c.q, c.deal, c.day, c.as_of - c.day AS age, p.status, p.days
FROM created_in c LEFT JOIN priced p USING (deal) WHERE c.day IS NOT NULL AND coalesce(p.days, 0) >= 0;

-- Mature: as old as the horizon. In the variant all younger ones count too, with what had come about by then.
CREATE OR REPLACE TABLE cohort_share AS
SELECT a.q, v.variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, h.horizon,
       count(*) FILTER (m.status = 'won' AND m.days <= least(h.horizon, m.age)) AS part, count(m.deal) AS whole
FROM ask a, (VALUES ('mature'), ('all')) AS v(variant), (VALUES (30), (90), (180)) AS h(horizon)
LEFT JOIN member m ON m.q = a.q AND (v.variant = 'all' OR m.age >= h.horizon) GROUP BY ALL;
INSERT INTO told BY NAME FROM shares('cohortWinRate', 'cohort_share');

CREATE OR REPLACE TABLE waiting AS
SELECT q, v.variant, NULL::VARCHAR AS stage, CASE WHEN days <= age THEN days ELSE age END AS t,
       CASE WHEN days > age OR days IS NULL THEN 'left' WHEN status = 'won' OR v.variant = 'closed' THEN 'event' ELSE 'other' END AS what
FROM ask LEFT JOIN member USING (q), (VALUES ('won'), ('closed')) AS v(variant);
INSERT INTO told BY NAME FROM survival('salesCycleSurvival', 'waiting');
