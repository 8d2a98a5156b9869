// Parts that several pages are made of.

import {h} from './dom.js';
import {count, change, difference, interval, short, why} from './format.js';
import {orWord, t} from './text.js';

/** Says something to those who do not see the page. */
export function announce(text) {
  document.getElementById('status').textContent = text;
}

/** Where in the console an address of the API is shown. */
export function shownAt(link) {
  const [path, query = ''] = link.split('?');
  if (path === '/api/v1/deals') return `#/deals?${query}`;
  if (path.startsWith('/api/v1/deals/')) return `#/deal/${path.slice('/api/v1/deals/'.length)}`;
  if (path.startsWith('/api/v1/metrics/')) return `#/number?of=${encodeURIComponent(link)}`;
  return null;
}

export const notice = (...children) => h('div', {class: 'notice'}, children);

/** A failure with what the platform said about it, and a way to try again. */
export const failed = (failure, again) => h('div', {class: 'notice failure', role: 'alert'},
  h('strong', null, t('error.title')), h('p', null, failure.message),
  failure.reason ? h('p', {class: 'muted small'}, failure.reason) : null,
  // Without a valid token only the page as a whole can ask for one.
  again ? h('button', {type: 'button', click: failure.status === 401 ? () => location.reload() : again}, t('error.retry')) : null);

/** An area that loads by itself, says how it went, and can be tried again. */
export function area(title, load, {level = 'h2', note, signal} = {}) {
  const body = h('div', {class: 'area-body', 'aria-busy': 'true'}, h('p', {class: 'muted loading'}, t('loading')));
  const section = h('section', {class: 'area', 'aria-label': title},
    h('div', {class: 'area-head'}, h(level, null, title), note ? h('p', {class: 'muted small'}, note) : null), body);
  const run = async () => {
    body.setAttribute('aria-busy', 'true');
    try {
      const content = await load();
      if (!signal?.aborted) body.replaceChildren(...[content].flat());
    } catch (failure) {
      if (failure.name === 'AbortError' || signal?.aborted) return;
      body.replaceChildren(failed(failure, run));
    } finally {
      body.setAttribute('aria-busy', 'false');
    }
  };
  section.done = run();
  return section;
}

/** The number a metric value states, or a dash and why there is none. */
export function stated(value) {
  if (value === null || value === undefined) return h('span', {class: 'muted'}, '—');
  if (value.value === null || value.value === undefined) {
    return h('span', {class: 'muted'}, '— ', h('span', {class: 'small'}, why(value)));
  }
  return short(value.value, value.unit, value.currency);
}

/** What the number rests on: interval and n. */
export function basis(value) {
  const parts = [];
  if (value.interval) {
    parts.push(t('value.interval', {
      level: count(100 * value.interval.level), interval: interval(value.interval, value.unit, value.currency),
    }));
  }
  if (value.n !== undefined && value.unit !== 'count') parts.push(t('value.n', {n: count(value.n)}));
  return parts.join(' · ');
}

// Whether more of it is welcome; what is not named here is neither.
const WELCOME = {
  bookings: 1, averageDealSize: 1, winRate: 1, winRateValue: 1, dealsWon: 1, dealsLost: -1, salesCycle: -1,
};

/** How a number compares with the period before, or why it does not. */
export function compared(value) {
  const other = value.comparison;
  if (!other) return h('p', {class: 'compared muted small'}, t('compare.none'));
  const before = t('compare.with', {
    kind: orWord(`compare.${other.kind}`, other.kind),
    value: other.value === null ? '—' : short(other.value, value.unit, value.currency),
  });
  if (other.delta === null || other.delta === undefined) {
    return h('p', {class: 'compared muted small'}, `${orWord(`reason.${other.reason}`, other.reason ?? '—')} · ${before}`);
  }
  const direction = Math.sign(Number(other.delta));
  const tone = direction * (WELCOME[value.metric] ?? 0);
  const relative = other.change !== null && other.change !== undefined && value.unit !== 'fraction'
    ? ` (${change(other.change)})` : '';
  return h('p', {class: 'compared small'},
    h('span', {class: tone > 0 ? 'good' : tone < 0 ? 'bad' : 'plain'},
      h('span', {'aria-hidden': 'true'}, direction > 0 ? '▲ ' : direction < 0 ? '▼ ' : '● '),
      difference(other.delta, value.unit, value.currency), relative),
    h('span', {class: 'muted'}, ` ${before}`),
    other.reason ? h('span', {class: 'muted block'}, orWord(`reason.${other.reason}`, other.reason)) : null);
}

/** A word in a frame. */
export const tag = (text, kind) => h('span', {class: `tag ${kind ?? ''}`}, text);

/** What was made up for a demonstration says so. */
export const inventedTag = () => tag(t('invented'), 'warn');
