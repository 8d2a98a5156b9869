// A report, section by section, from its data.

import {download, get} from '../api.js';
import {h, table} from '../dom.js';
import {day, instant, period, scopeName} from '../format.js';
import {basis, failed, inventedTag, notice, shownAt, stated, tag} from '../parts.js';
import {language, orWord, said, t} from '../text.js';

const MOST_LINKS = 12;

function numbers(section) {
  if (!section.numbers?.length) return null;
  const rows = section.numbers.map(line => {
    const value = line.value && typeof line.value === 'object' && 'metric' in line.value ? line.value : line;
    const evidence = value.links?.evidence && shownAt(value.links.evidence);
    const text = line.shown ? said(line.shown) : stated(value);
    const notes = line.compared?.length ? line.compared.map(said).join(' · ') : '';
    return [said(line.label) || orWord(`metric.${value.metric}`, value.metric ?? line.id),
      evidence ? h('a', {href: evidence}, text) : text, value.unit ? basis(value) : '', notes];
  });
  return table(`${said(section.title)}: ${t('report.numbers')}`, [{label: t('report.number')}, {label: t('report.value'), number: true},
    {label: t('value.basis')}, {label: t('report.compared')}], rows);
}

function evidence(basedOn) {
  if (!basedOn) return null;
  const links = [
    ...(basedOn.metrics ?? basedOn.numbers ?? []).map(link => [shownAt(String(link)), t('report.theNumber')]),
    ...(basedOn.dealsLink ? [[shownAt(basedOn.dealsLink), t('report.theDeals')]] : []),
    ...(Array.isArray(basedOn.deals) ? basedOn.deals : []).map(deal => [`#/deal/${encodeURIComponent(deal)}`, deal]),
  ].filter(([href]) => href);
  const events = Array.isArray(basedOn.events) ? basedOn.events : [];
  if (links.length === 0 && events.length === 0) return null;
  return h('div', {class: 'evidence small'}, h('span', {class: 'muted'}, t('report.evidence')), ' ',
    links.slice(0, MOST_LINKS).map(([href, text], i) => [i > 0 ? ' · ' : '', h('a', {href}, text)]),
    links.length > MOST_LINKS ? ` … +${links.length - MOST_LINKS}` : null,
    events.length > 0 ? h('details', null, h('summary', null, t('report.events', {count: events.length})),
      h('ul', null, events.map(each => h('li', null, h('a', {href: `#/deal/${encodeURIComponent(each.deal ?? '')}`}, orWord(`event.${each.type}`, each.type ?? each.id)),
        ' ', instant(each.time), ' ', h('code', null, each.receipt ?? each.id))))) : null);
}

const finding = each => h('li', {class: `finding ${each.severity ?? ''}`},
  h('p', null, said(each.text)),
  h('p', {class: 'small muted'}, [each.severity ? t('report.severity', {severity: orWord(`severity.${each.severity}`, each.severity)}) : null,
    each.confidence ? t('report.confidence', {confidence: orWord(`confidence.${each.confidence}`, said(each.confidence))}) : null].filter(Boolean).join(' · ')),
  evidence(each.evidence));

const list = (title, items, render) => (items?.length
  ? [h('h3', null, title), h('ul', {class: 'plain-list'}, items.map(render))] : null);

const cases = items => (items ?? []).map(each => h('details', {class: 'case'},
  h('summary', null, said(each.title)), h('p', null, said(each.why)),
  h('ol', null, each.timeline?.map(step => h('li', null, said(step)))),
  each.differences?.length ? h('ul', null, each.differences.map(step => h('li', null, said(step)))) : null,
  h('p', {class: 'small'}, h('a', {href: `#/deal/${encodeURIComponent(each.deal)}`}, t('report.theDeal', {deal: each.deal})))));

function section(each) {
  const none = each.status === 'NO_DATA';
  return h('section', {class: 'area report-section', id: `section-${each.number}`, 'data-section': each.number,
    'data-status': each.status, 'aria-labelledby': `title-${each.number}`},
  h('h2', {id: `title-${each.number}`, tabindex: '-1'}, `${each.number}. ${said(each.title)} `,
    none ? tag(t('report.noData')) : null, each.invented ? inventedTag() : null),
  each.invented ? h('p', {class: 'small warn-text'}, said(each.provenance) || t('invented.note')) : null,
  none ? h('p', {class: 'why'}, said(each.reason)) : null,
  numbers(each),
  (each.tables ?? []).map(one => [h('h3', null, said(one.caption)), table(said(one.caption), one.columns.map(label => ({label: said(label)})),
    one.rows.map(row => row.cells.map(said)))]),
  list(t('report.findings'), each.findings, finding),
  list(t('report.noEvidence'), each.noEvidence, finding),
  each.cases?.length ? [h('h3', null, t('report.cases')), cases(each.cases)] : null,
  list(t('report.actions'), each.actions, action => h('li', null, said(action.text),
    action.metric ? h('span', {class: 'muted small'}, ` · ${orWord(`metric.${action.metric}`, action.metric)}`) : null)),
  list(t('report.sinceLast'), each.sinceLastRetro, line => h('li', null, said(line))));
}

function jumpTo(number) {
  const title = document.getElementById(`title-${number}`);
  title.scrollIntoView();
  title.focus({preventScroll: true});
}

const contents = sections => h('nav', {class: 'contents', 'aria-label': t('report.contents')}, h('ol', null, sections.map(each =>
  h('li', {class: each.status === 'NO_DATA' ? 'muted' : null},
    h('button', {type: 'button', class: 'link', click: () => jumpTo(each.number)}, `${each.number}. ${said(each.title)}`),
    each.status === 'NO_DATA' ? h('span', {class: 'small'}, ` ${t('report.noData')}`) : null))));

/** Links that save the report as a file, as the report service writes it. */
function files(id) {
  const failure = h('div', null);
  const save = (ending, query) => async () => {
    try {
      await download(`/api/v1/reports/${encodeURIComponent(id)}${ending}${query}`, `fupan-${id}${ending}`);
    } catch (problem) {
      failure.replaceChildren(failed(problem));
    }
  };
  const query = `?lang=${language()}`;
  return h('div', {class: 'actions'}, h('button', {type: 'button', click: save('.html', query)}, 'HTML'),
    h('button', {type: 'button', click: save('.md', query)}, 'Markdown'),
    h('button', {type: 'button', click: () => print()}, t('report.print')), failure);
}

export async function report(id, signal) {
  const answer = await get(`/api/v1/reports/${encodeURIComponent(id)}`, {}, signal);
  const it = {...answer, ...(answer.content ?? {})};
  const days = typeof it.period === 'object' ? it.period : {from: it.from, to: it.to};
  return [
    h('div', {class: 'page-head'}, h('div', null, h('h1', null, t('report.title', {
      period: typeof it.period === 'string' ? it.period : period(days), scope: scopeName(it.scope)})),
    h('p', {class: 'muted'}, [days.to ? period(days) : null, it.revision ? t('report.revision', {revision: it.revision}) : null,
      it.asOf ? t('report.asOf', {day: day(it.asOf)}) : null].filter(Boolean).join(' · ')),
    it.hash ? h('p', {class: 'muted small hash'}, 'SHA-256 ', h('code', null, it.hash)) : null), files(id)),
    it.sections?.length ? [contents(it.sections), ...it.sections.map(section)] : notice(t('empty.report')),
  ].flat();
}
