// The deals behind a number, and one deal with its events.

import {get} from '../api.js';
import {h, table} from '../dom.js';
import {count, day, instant, money, scopeName} from '../format.js';
import {failed, inventedTag, notice, tag} from '../parts.js';
import {orWord, t} from '../text.js';

const OUTCOMES = ['any', 'won', 'lost', 'closed', 'open', 'created'];
const KINDS = {won: 'good', lost: 'bad'};
const amountOf = amount => (amount ? money(Number(amount.amount), amount.currency) : '—');
const outcomeTag = outcome => tag(orWord(`outcome.${outcome}`, outcome), KINDS[outcome]);
const dealLink = deal => h('a', {href: `#/deal/${encodeURIComponent(deal.id)}`}, deal.name || deal.id);

const row = deal => [dealLink(deal), outcomeTag(deal.outcome), deal.account ?? '—', deal.product ?? '—', deal.owner ?? '—',
  day(deal.createdOn), day(deal.closedOn), deal.cycleDays ?? '—', amountOf(deal.amount)];

const columns = () => [{label: t('deal.name')}, {label: t('deal.outcome')}, {label: t('deal.account')},
  {label: t('deal.product')}, {label: t('deal.owner')}, {label: t('deal.created')}, {label: t('deal.closed')},
  {label: t('deal.days'), number: true}, {label: t('deal.amount'), number: true}];

/** The list; its parameters are those of the API. */
export async function deals(parameters, go, signal) {
  const asked = Object.fromEntries(parameters);
  const first = await get('/api/v1/deals', {limit: 50, ...asked}, signal);
  const items = [...first.items];
  let next = first.next;
  const holder = h('div', null);
  const more = async () => {
    try {
      const page = await get('/api/v1/deals', {limit: 50, ...asked, cursor: next}, signal);
      items.push(...page.items);
      next = page.next;
      show();
    } catch (failure) {
      if (failure.name !== 'AbortError') holder.append(failed(failure, more));
    }
  };
  const show = () => holder.replaceChildren(table(t('deals.title'), columns(), items.map(row)),
    h('p', {class: 'muted small'}, first.total === undefined ? t('deals.shown', {shown: count(items.length)})
      : t('deals.shownOf', {shown: count(items.length), total: count(first.total)})),
    ...(next ? [h('button', {type: 'button', click: more}, t('deals.more'))] : []));
  if (items.length > 0) show();
  const outcome = asked.outcome ?? 'any';
  // Deals by outcome are no longer those behind one number.
  const {metric, variant, statistic, horizon, ...plain} = asked;
  return [
    h('div', {class: 'page-head'}, h('div', null, h('h1', null, t('deals.title')),
      h('p', {class: 'muted'}, [scopeName(asked.scope ?? 'org'), asked.period && asked.period !== 'all' ? asked.period : t('period.all'),
        asked.stage ? orWord(`stage.${asked.stage}`, asked.stage) : null].filter(Boolean).join(' · '))),
    h('div', {class: 'selectors'}, h('div', {class: 'field'}, h('label', {for: 'outcome'}, t('deal.outcome')),
      h('select', {id: 'outcome', change: event => go({...plain, outcome: event.target.value})},
        [...new Set([...OUTCOMES, outcome])].map(value =>
          h('option', {value, selected: value === outcome}, orWord(`outcome.${value}`, value))))))),
    items.length === 0 ? notice(t('empty.deals')) : h('section', {class: 'area', 'aria-label': t('deals.title')}, holder),
  ];
}

const fact = (label, value) => [h('dt', null, label), h('dd', null, value ?? '—')];

function event(each) {
  return h('li', {class: 'event'},
    h('div', {class: 'event-head'}, h('strong', null, orWord(`event.${each.type}`, each.type)),
      h('span', {class: 'muted small'}, instant(each.time)), each.provenance === 'invented' ? inventedTag() : null),
    h('details', null, h('summary', {class: 'small'}, t('event.details')),
      h('dl', {class: 'facts small'}, fact(t('event.id'), h('code', null, each.id)), fact(t('event.type'), h('code', null, each.type)),
        fact(t('event.source'), each.source), fact(t('event.receipt'), each.receipt ? h('code', null, each.receipt) : '—')),
      h('pre', null, JSON.stringify(each.data ?? {}, null, 2))));
}

/** One deal. */
export async function deal(id, signal) {
  const it = await get(`/api/v1/deals/${encodeURIComponent(id)}`, {}, signal);
  const visits = (it.visits ?? []).map(visit => [orWord(`stage.${visit.stage}`, visit.stage), instant(visit.from),
    visit.to ? instant(visit.to) : t('deal.stillThere'), visit.days ?? '—']);
  return [
    h('div', {class: 'page-head'}, h('div', null, h('h1', null, it.name || it.id),
      h('p', {class: 'muted'}, outcomeTag(it.outcome), it.provenance === 'invented' ? [' ', inventedTag()] : null, ' ', h('code', null, it.id)))),
    h('section', {class: 'area', 'aria-label': t('deal.facts')}, h('h2', null, t('deal.facts')),
      h('dl', {class: 'facts'}, fact(t('deal.amount'), amountOf(it.amount)), fact(t('deal.firstAmount'), amountOf(it.firstAmount)),
        fact(t('deal.account'), it.account), fact(t('deal.product'), it.product), fact(t('deal.owner'), it.owner),
        fact(t('deal.created'), day(it.createdOn)), fact(t('deal.closed'), day(it.closedOn)), fact(t('deal.days'), it.cycleDays),
        it.lossReason ? fact(t('deal.lossReason'), it.lossReason) : null,
        it.competitors?.length ? fact(t('deal.competitors'), it.competitors.join(', ')) : null,
        it.excluded?.length ? fact(t('deal.excluded'), it.excluded.join(', ')) : null)),
    h('section', {class: 'area', 'aria-label': t('deal.timeline')}, h('h2', null, t('deal.timeline')),
      visits.length === 0 ? notice(t('deal.noVisits')) : table(t('deal.timeline'), [{label: t('funnel.stage')},
        {label: t('deal.from')}, {label: t('deal.to')}, {label: t('deal.days'), number: true}], visits)),
    h('section', {class: 'area', 'aria-label': t('deal.events')}, h('h2', null, t('deal.events')),
      h('p', {class: 'muted small'}, t('deal.eventsNote')), h('ol', {class: 'events'}, (it.events ?? []).map(event))),
  ];
}
