// One number with all it rests on.

import {get} from '../api.js';
import {h} from '../dom.js';
import {count, period, scopeName} from '../format.js';
import {basis, compared, notice, shownAt, stated} from '../parts.js';
import {orWord, t} from '../text.js';

const fact = (label, value) => [h('dt', null, label), h('dd', null, value)];

export async function number(parameters, signal) {
  const of = parameters.get('of') ?? '';
  if (!of.startsWith('/api/v1/metrics/')) return notice(t('error.noPage'));
  const value = await get(of, {}, signal);
  const evidence = value.links?.evidence && shownAt(value.links.evidence);
  return [
    h('div', {class: 'page-head'}, h('h1', null, orWord(`metric.${value.metric}`, value.metric))),
    h('section', {class: 'area'},
      value.points || value.values ? null : [h('p', {class: 'figure'}, stated(value)), compared(value)],
      h('dl', {class: 'facts'}, fact(t('value.scope'), scopeName(value.scope ?? value.kind ?? 'org')),
        value.period ? fact(t('value.period'), period(value.period)) : null, fact(t('value.basis'), basis(value) || '—'),
        value.status ? fact(t('value.status'), orWord(`status.${value.status}`, value.status)) : null,
        fact(t('value.definition'), `${value.definition?.id ?? '—'} v${value.definition?.version ?? '—'}`),
        Object.keys(value.excluded ?? {}).length ? fact(t('value.excluded'),
          Object.entries(value.excluded).map(([why, n]) => `${why}: ${count(n)}`).join(', ')) : null,
        fact(t('value.cut'), h('code', {class: 'small'}, Object.entries(value.cut ?? {}).map(([at, offset]) => `${at}=${offset}`).join(' ')))),
      evidence ? h('p', null, h('a', {href: evidence}, t('value.evidence'))) : null,
      h('details', null, h('summary', null, 'JSON'), h('pre', null, JSON.stringify(value, null, 2)))),
  ];
}
