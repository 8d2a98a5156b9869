/** SurveyMonkey: which response to ask for; the answers are not in the delivery. */
@NullMarked
package io.fupan.ingest.crm.surveymonkey;

import org.jspecify.annotations.NullMarked;
