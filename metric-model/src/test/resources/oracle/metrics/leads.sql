-- How soon leads were answered, and what became of them (M21).

CREATE OR REPLACE TABLE lead_place AS SELECT key AS lead, scope FROM dimensions('lead_who') WHERE NOT pair;
CREATE OR REPLACE TABLE lead_in AS
SELECT a.q, a.as_of, a.last, l.*, day(l.created_at) AS day FROM ask a JOIN lead_place p USING (scope) JOIN lead l USING (lead) WHERE within(day(l.created_at), a.first, a.last);
-- Without any lead of anybody none are recorded.
INSERT INTO told BY NAME SELECT q, 'leadsCreated' AS metric, CASE WHEN EXISTS (FROM lead) THEN count(l.lead) END AS number, count(l.lead) AS n FROM ask LEFT JOIN lead_in l USING (q) GROUP BY q;

-- The first answer of each kind by a person, unless the lead had ended before; answers dated before the lead are left out.
CREATE OR REPLACE TABLE answered AS
SELECT q, lead, awaited, came IS NOT NULL AND came < created_at AS too_early, CASE WHEN ended_at IS NULL OR came <= ended_at THEN minutes(created_at, came) END AS took,
       CASE WHEN ended_at IS NOT NULL THEN greatest(0, minutes(created_at, ended_at)) ELSE greatest(0, as_of - day) * 1440 END AS waited,
       (SELECT any_value(o.minutes) FROM office_time o WHERE o.lead = lead_in.lead AND o.awaited = w.awaited) AS worked
FROM lead_in, LATERAL (VALUES ('attempt', attempt), ('contact', contact), ('assignment', assignment)) AS w(awaited, came);
CREATE OR REPLACE TABLE response AS
SELECT a.q, v.variant, NULL::VARCHAR AS stage, w.took AS value
FROM ask a, (VALUES ('attempt'), ('contact'), ('assignment')) AS v(variant) LEFT JOIN answered w ON w.q = a.q AND w.awaited = v.variant AND NOT w.too_early;
-- Within working hours, where it is known when people work.
INSERT INTO response
SELECT a.q, v.variant || 'BusinessHours', NULL, CASE WHEN w.took IS NOT NULL THEN w.worked END
FROM ask a, (VALUES ('attempt'), ('contact'), ('assignment')) AS v(variant) LEFT JOIN answered w ON w.q = a.q AND w.awaited = v.variant AND NOT w.too_early;
INSERT INTO told BY NAME FROM durations('leadResponse', 'response');

CREATE OR REPLACE TABLE band AS
SELECT a.q, v.variant, b.statistic, NULL::VARCHAR AS stage, NULL::INT AS horizon,
       count(w.lead) FILTER (CASE WHEN w.took IS NULL THEN b.statistic = 'unanswered' ELSE w.took >= b.low AND w.took < b.high END) AS part, count(w.lead) AS whole
FROM ask a, (VALUES ('attempt'), ('contact'), ('assignment')) AS v(variant),
     (VALUES ('0-5', 0, 5), ('5-15', 5, 15), ('15-60', 15, 60), ('60+', 60, 1000000000), ('unanswered', NULL, NULL)) AS b(statistic, low, high)
LEFT JOIN answered w ON w.q = a.q AND w.awaited = v.variant AND NOT w.too_early GROUP BY ALL;
INSERT INTO band
SELECT a.q, v.variant || 'BusinessHours', b.statistic, NULL, NULL,
       count(w.lead) FILTER (CASE WHEN w.took IS NULL THEN b.statistic = 'unanswered' ELSE w.worked >= b.low AND w.worked < b.high END),
       CASE WHEN EXISTS (FROM office_hours) OR count(w.took) = 0 THEN count(w.lead) ELSE 0 END
FROM ask a, (VALUES ('attempt'), ('contact'), ('assignment')) AS v(variant),
     (VALUES ('0-5', 0, 5), ('5-15', 5, 15), ('15-60', 15, 60), ('60+', 60, 1000000000), ('unanswered', NULL, NULL)) AS b(statistic, low, high)
LEFT JOIN answered w ON w.q = a.q AND w.awaited = v.variant AND NOT w.too_early GROUP BY ALL;
INSERT INTO told BY NAME FROM shares('leadResponseBand', 'band');

CREATE OR REPLACE TABLE awaiting AS
SELECT a.q, v.variant, NULL::VARCHAR AS stage, coalesce(w.took, w.waited) AS t, CASE WHEN w.took IS NOT NULL THEN 'event' ELSE 'left' END AS what
FROM ask a, (VALUES ('attempt'), ('contact'), ('assignment')) AS v(variant) LEFT JOIN answered w ON w.q = a.q AND w.awaited = v.variant AND NOT w.too_early;
INSERT INTO told BY NAME SELECT * EXCLUDE (statistic) FROM survival('leadResponseSurvival', 'awaiting') WHERE statistic = 'median';

CREATE OR REPLACE TABLE conversion_of_leads AS
SELECT a.q, NULL::VARCHAR AS variant, NULL::VARCHAR AS statistic, NULL::VARCHAR AS stage, h.horizon,
       count(l.lead) FILTER (day(l.converted_at) - l.day <= h.horizon) AS part, count(l.lead) AS whole
FROM ask a, (VALUES (2), (30), (180)) AS h(horizon) LEFT JOIN lead_in l ON l.q = a.q AND l.day <= a.as_of - h.horizon GROUP BY ALL;
INSERT INTO told BY NAME FROM shares('leadConversion', 'conversion_of_leads');
