// The first page: headline numbers, bookings over time, the funnel, the ranking, the retros.

import {address, get} from '../api.js';
import {bandName, bands} from '../bands.js';
import {bar, bookingsChart, intervalMark} from '../chart.js';
import {h, table} from '../dom.js';
import {count, day, interval, money, month, percent, period, scopeLabel, scopeName, short, why} from '../format.js';
import {area, basis, compared, notice, shownAt, stated, tag} from '../parts.js';
import {calendar, monthsBefore} from '../periods.js';
import {orWord, said, t} from '../text.js';

const HEADLINES = [
  'bookings', 'averageDealSize', 'winRate', 'salesCycle', 'dealsWon', 'dealsLost', 'dealsOpen', 'openPipeline',
];
const MOST_MONTHS = 24;

const dealsAt = parameters => address('#/deals', parameters);

// ── What is looked at ──────────────────────────────────────────────────────────────────────────────────────────────

function choice(id, label, groups, chosen, onChange) {
  const known = groups.some(({options}) => options.some(([value]) => value === chosen));
  const all = known ? groups : [{options: [[chosen, id === 'scope' ? scopeName(chosen) : chosen]]}, ...groups];
  const options = list => list.map(([value, text]) => h('option', {value, selected: value === chosen}, text));
  return h('div', {class: 'field'}, h('label', {for: id}, label),
    h('select', {id, change: event => onChange(event.target.value)},
      all.map(group => (group.label ? h('optgroup', {label: group.label}, options(group.options)) : options(group.options)))));
}

function periodChoices({from, to}) {
  const {years, quarters, months} = calendar(from, to);
  return [
    {options: [['all', t('period.all')]]},
    {label: t('period.years'), options: years.map(value => [value, value])},
    {label: t('period.quarters'), options: quarters.map(value => [value, value])},
    {label: t('period.months'), options: months.map(value => [value, month(`${value}-01`)])},
  ];
}

async function scopesOf(kind, signal) {
  const {values} = await get(`/api/v1/metrics/dealsWon/by/${kind}`, {period: 'all'}, signal);
  return values.map(({scope}) => scope).toSorted((a, b) => a.localeCompare(b)).map(scope => [scope, scopeLabel(scope)]);
}

async function selectors(extent, {scope, period: chosen}, go, signal) {
  // Whoever may not see the teams still sees the page.
  const [offices, teams] = await Promise.all(
    ['office', 'team'].map(kind => scopesOf(kind, signal).catch(() => [])));
  const groups = [
    {options: [['org', scopeName('org')]]},
    ...(offices.length ? [{label: t('scope.offices'), options: offices}] : []),
    ...(teams.length ? [{label: t('scope.teams'), options: teams}] : []),
  ];
  const free = h('input', {id: 'period-text', placeholder: '2017-03-01..2017-05-31', autocomplete: 'off', spellcheck: 'false'});
  return h('form', {
    class: 'selectors', 'aria-label': t('select.label'),
    submit: event => {
      event.preventDefault();
      if (free.value.trim()) go({scope, period: free.value.trim()});
    },
  },
  choice('period', t('select.period'), periodChoices(extent), chosen, value => go({scope, period: value})),
  choice('scope', t('select.scope'), groups, scope, value => go({scope: value, period: chosen})),
  h('div', {class: 'field'}, h('label', {for: 'period-text'}, t('select.other')),
    h('div', {class: 'joined'}, free, h('button', {type: 'submit'}, t('select.go')))));
}

// ── Headlines ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Money in full, where the figure is short of it. */
function inFull(value) {
  const full = value.unit === 'money' ? money(Number(value.value), value.currency) : '';
  return full === short(value.value, value.unit, value.currency) ? '' : full;
}

function card(value, chosen) {
  const name = orWord(`metric.${value.metric}`, value.metric);
  const none = value.value === null || value.value === undefined;
  const link = (value.links?.evidence && shownAt(value.links.evidence))
    ?? dealsAt({scope: chosen.scope, period: chosen.period});
  return h('article', {
    class: 'card', 'data-metric': value.metric, 'data-value': none ? '' : String(value.value), 'data-status': value.status,
  },
  h('h3', {title: `${value.definition?.id ?? ''} v${value.definition?.version ?? ''}`}, name),
  none
    ? h('p', {class: 'figure none'}, '—')
    : h('p', {class: 'figure'}, h('a', {href: link, title: t('card.open')}, short(value.value, value.unit, value.currency))),
  none
    ? h('p', {class: 'small why'}, why(value))
    : h('p', {class: 'muted small'}, [inFull(value), basis(value)].filter(Boolean).join(' · ')),
  compared(value));
}

function headlines(chosen, signal) {
  const compare = chosen.period === 'all' ? undefined : 'previous';
  const one = metric => {
    const holder = h('div', {class: 'card-holder', 'aria-busy': 'true'},
      h('div', {class: 'card'}, h('h3', null, orWord(`metric.${metric}`, metric)), h('p', {class: 'muted loading'}, t('loading'))));
    const run = () => get(`/api/v1/metrics/${metric}`, {...chosen, compare}, signal)
      .then(value => holder.replaceChildren(card(value, chosen)))
      .catch(failure => {
        if (failure.name === 'AbortError') return;
        holder.replaceChildren(h('div', {class: 'card', role: 'alert'}, h('h3', null, orWord(`metric.${metric}`, metric)),
          h('p', {class: 'small bad'}, failure.message), h('button', {type: 'button', click: run}, t('error.retry'))));
      })
      .finally(() => holder.setAttribute('aria-busy', 'false'));
    holder.done = run();
    return holder;
  };
  const cards = HEADLINES.map(one);
  const section = h('section', {'aria-label': t('headlines')}, h('h2', {class: 'visually-hidden'}, t('headlines')),
    h('div', {class: 'cards'}, cards));
  section.done = Promise.all(cards.map(each => each.done));
  return section;
}

// ── Bookings over time ─────────────────────────────────────────────────────────────────────────────────────────────

async function overTime(extent, chosen, signal) {
  const earliest = monthsBefore(extent.to, MOST_MONTHS - 1);
  const range = {from: extent.from > earliest ? extent.from : earliest, to: extent.to};
  const [bookings, winRate, selected] = await Promise.all([
    get('/api/v1/metrics/bookings/series', {scope: chosen.scope, ...range, grain: 'month'}, signal),
    get('/api/v1/metrics/winRate/series', {scope: chosen.scope, ...range, grain: 'day', window: '30d'}, signal),
    chosen.period === 'all' ? null : get('/api/v1/metrics/bookings', chosen, signal),
  ]);
  if (bookings.points.length === 0) return notice(t('empty.period'));
  const currency = bookings.currency ?? 'USD';
  const chart = await bookingsChart(
    {bookings: bookings.points, winRate: winRate.points, currency, chosen: selected?.period}, signal);
  const atEnd = new Map(winRate.points.map(point => [point.to, point]));
  const rows = bookings.points.map(point => {
    const rate = atEnd.get(point.to);
    return [month(point.from),
      h('a', {href: dealsAt({scope: chosen.scope, period: point.from.slice(0, 7), outcome: 'won'})},
        point.value === null ? '—' : money(Number(point.value), currency)),
      count(point.n), rate && rate.value !== null ? percent(rate.value) : '—'];
  });
  return [chart, h('details', null, h('summary', null, t('chart.asTable')), table(t('chart.label'), [
    {label: t('chart.month')}, {label: t('chart.bookings'), number: true}, {label: t('metric.dealsWon'), number: true},
    {label: t('chart.winRateAtEnd'), number: true}], rows))];
}

// ── Funnel ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const counted = value => Number(value?.value ?? (typeof value === 'object' ? 0 : value) ?? 0);

async function funnel(chosen, signal) {
  const answer = await get('/api/v1/funnel', chosen, signal);
  if (answer.stages.length === 0) return notice(t('empty.period'));
  const widest = Math.max(1, ...answer.stages.map(({entered}) => entered), counted(answer.won));
  const link = (outcome, stage, text) => h('a', {href: dealsAt({...chosen, outcome, stage})}, text);
  const rows = answer.stages.map(stage => {
    const conversion = typeof stage.conversion === 'object' ? stage.conversion
      : {value: stage.conversion, unit: 'fraction', interval: stage.interval, n: stage.entered};
    const median = stage.timeInStage ?? {value: stage.medianDays ?? null, unit: 'days'};
    return [orWord(`stage.${stage.stage}`, stage.stage), bar(stage.entered / widest),
      link('entered', stage.stage, count(stage.entered)), count(stage.progressed),
      h('span', null, stated(conversion), conversion?.interval
        ? h('span', {class: 'muted small block'}, interval(conversion.interval, 'fraction')) : null),
      stated(median), count(stage.lost), count(stage.open)];
  });
  if (answer.won) {
    rows.push([t('metric.dealsWon'), bar(counted(answer.won) / widest, 'good'), link('won', undefined, count(counted(answer.won))),
      '', '', '', '', '']);
  }
  return [
    table(t('funnel'), [{label: t('funnel.stage')}, {label: h('span', {class: 'visually-hidden'}, t('funnel.bar'))},
      {label: t('funnel.entered'), number: true}, {label: t('funnel.progressed'), number: true},
      {label: t('funnel.conversion'), number: true}, {label: t('funnel.median'), number: true},
      {label: t('funnel.lost'), number: true}, {label: t('funnel.open'), number: true}], rows, {class: 'funnel'}),
    answer.ordered === false ? h('p', {class: 'muted small'}, t('funnel.unordered')) : null,
  ].filter(Boolean);
}

// ── Ranking ────────────────────────────────────────────────────────────────────────────────────────────────────────

const ORDERS = {
  name: (a, b) => scopeLabel(a.scope).localeCompare(scopeLabel(b.scope)),
  value: (a, b) => Number(b.value ?? -1) - Number(a.value ?? -1),
  n: (a, b) => b.n - a.n,
};

function rankingTable(values, average, chosen, order, reorder) {
  const measured = values.filter(({value}) => value !== null);
  const edges = measured.flatMap(value => (value.interval
    ? [Number(value.interval.low), Number(value.interval.high)] : [Number(value.value)]));
  const axis = {low: Math.max(0, Math.min(...edges, average ?? 1) - 0.02), high: Math.min(1, Math.max(...edges, average ?? 0) + 0.02)};
  const band = bands(values);
  const sorted = values.toSorted((a, b) => (order.reversed ? -1 : 1) * ORDERS[order.by](a, b));
  const heading = (by, label) => ({
    label: h('button', {type: 'button', class: 'sorter', 'data-sort': by, click: () => reorder(by)}, label,
      h('span', {'aria-hidden': 'true'}, order.by !== by ? ' ↕' : order.reversed === (by === 'name') ? ' ↓' : ' ↑')),
    sorted: order.by !== by ? undefined : order.reversed === (by === 'name') ? 'descending' : 'ascending',
    number: by !== 'name',
  });
  const rows = sorted.map(value => [
    scopeLabel(value.scope), band.has(value.scope) ? tag(bandName(band.get(value.scope)), 'band') : '—',
    value.value === null ? '' : intervalMark(Number(value.value), value.interval, axis, average),
    value.value === null ? stated(value)
      : h('a', {href: dealsAt({scope: value.scope, period: chosen.period, outcome: 'closed'})}, percent(value.value)),
    value.interval ? interval(value.interval, 'fraction') : '—', count(value.n)]);
  return table(t('ranking'), [heading('name', t('ranking.rep')), {label: t('ranking.band')},
    {label: t('ranking.chart', {low: percent(axis.low), high: percent(axis.high)})}, heading('value', t('metric.winRate')),
    {label: t('ranking.interval'), number: true}, heading('n', t('ranking.closed'))], rows, {class: 'ranking'});
}

async function ranking(chosen, signal) {
  const [{values}, whole] = await Promise.all([
    get('/api/v1/metrics/winRate/by/rep', {period: chosen.period}, signal),
    get('/api/v1/metrics/winRate', {scope: 'org', period: chosen.period}, signal),
  ]);
  if (values.length === 0) return notice(t('empty.period'));
  const average = whole.value === null ? undefined : Number(whole.value);
  const levels = new Set(bands(values).values()).size;
  const holder = h('div', null);
  let order = {by: 'value', reversed: false};
  const show = () => holder.replaceChildren(rankingTable(values, average, chosen, order, by => {
    order = {by, reversed: order.by === by && !order.reversed};
    show();
    holder.querySelector(`[data-sort="${by}"]`).focus();
  }));
  show();
  return [h('p', {class: 'small'}, t(levels === 1 ? 'ranking.oneBand' : 'ranking.bands', {count: levels}),
    average === undefined ? '' : ` ${t('ranking.average', {average: percent(average)})}`), holder];
}

// ── Retros ─────────────────────────────────────────────────────────────────────────────────────────────────────────

async function retros(signal) {
  const {items} = await get('/api/v1/retros', {}, signal);
  if (items.length === 0) return notice(h('p', null, t('empty.retros')), h('code', null, 'POST /api/v1/retros'));
  const rows = items.map(retro => {
    const reports = retro.reports ?? (retro.latestReport ? [retro.latestReport] : []);
    const latest = reports.at(-1);
    const state = retro.phase ?? retro.state;
    return [retro.period, scopeName(retro.scope), goal(retro.goal), orWord(`phase.${state}`, state), day(retro.createdAt?.slice(0, 10)),
      latest ? h('a', {class: 'open-report', href: `#/report/${encodeURIComponent(latest.id ?? latest)}`}, latest.revision
        ? t('retros.openRevision', {revision: latest.revision}) : t('retros.open')) : t('retros.noReport')];
  });
  return table(t('retros'), [t('retros.period'), t('retros.scope'), t('retros.goal'), t('retros.state'),
    t('retros.created'), t('retros.report')].map(label => ({label})), rows);
}

function goal(aim) {
  if (!aim) return '—';
  if (typeof aim === 'string') return aim;
  return [aim.metric ? orWord(`metric.${aim.metric}`, aim.metric) : null, said(aim.text)].filter(Boolean).join(': ');
}

// ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Nothing has been recorded. */
const nothingYet = () => notice(h('h2', null, t('empty.title')), h('p', null, t('empty.text')),
  h('ul', null, h('li', null, h('code', null, './fupan demo'), ' — ', t('empty.demo')),
    h('li', null, h('code', null, 'POST /webhooks/standard/{connection}'), ' — ', t('empty.webhook')),
    h('li', null, h('code', null, 'POST /api/v1/events'), ' — ', t('empty.events'))));

export async function overview(parameters, go, signal) {
  const chosen = {scope: parameters.get('scope') ?? 'org', period: parameters.get('period') ?? 'all'};
  const {points} = await get('/api/v1/metrics/bookings/series', {grain: 'month'}, signal);
  if (points.length === 0) return [h('h1', null, t('overview.title')), nothingYet()];
  const extent = {from: points[0].from, to: points.at(-1).to};
  return [
    h('div', {class: 'page-head'}, h('div', null, h('h1', null, t('overview.title')),
      h('p', {class: 'muted'}, t('overview.about', {
        scope: scopeName(chosen.scope), period: chosen.period === 'all' ? period(extent) : chosen.period,
      }))), await selectors(extent, chosen, go, signal)),
    headlines(chosen, signal),
    area(t('chart.title'), () => overTime(extent, chosen, signal), {note: t('chart.note'), signal}),
    area(t('funnel'), () => funnel(chosen, signal), {note: t('funnel.note'), signal}),
    area(t('ranking'), () => ranking(chosen, signal), {note: t('ranking.note'), signal}),
    area(t('retros'), () => retros(signal), {signal}),
  ];
}
