// How values are written, in the page's language.

import {locale, orWord, t} from './text.js';

const asDate = text => new Date(`${text}T00:00:00Z`);
const number = (value, options) => new Intl.NumberFormat(locale(), options).format(value);

export const count = value => number(value, {maximumFractionDigits: 0});
export const percent = value => number(value, {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});

/** A day of the business calendar; it belongs to no time zone. */
export const day = text => (text
  ? new Intl.DateTimeFormat(locale(), {dateStyle: 'medium', timeZone: 'UTC'}).format(asDate(text)) : '—');

export const month = text => new Intl.DateTimeFormat(
  locale(), {year: 'numeric', month: 'short', timeZone: 'UTC'}).format(asDate(text));

/** An instant, in UTC and said to be so. */
export const instant = text => (text ? `${new Intl.DateTimeFormat(
  locale(), {dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC'}).format(new Date(text))} UTC` : '—');

export const period = ({from, to}) => (from ? `${day(from)} – ${day(to)}` : t('period.until', {day: day(to)}));

/** Money in full. */
export const money = (amount, currency) => number(
  amount, {style: 'currency', currency, currencyDisplay: 'narrowSymbol'});

/** Money in few digits: 万 and 亿, or K and M. */
export const moneyShort = (amount, currency) => (Math.abs(amount) < 10000 ? money(amount, currency) : number(amount, {
  style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumSignificantDigits: 4,
}));

/** Labels of axes, without decimals. */
export const moneyOnAxis = (amount, currency) => number(amount, {
  style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0,
});
export const wholePercent = value => number(value, {style: 'percent', maximumFractionDigits: 0});

/** A number of a unit, in few digits. */
export function short(value, unit, currency) {
  switch (unit) {
    case 'money': return moneyShort(Number(value), currency ?? 'USD');
    case 'fraction': return percent(Number(value));
    case 'days': return t('unit.days', {days: number(value, {maximumFractionDigits: 1})});
    default: return count(Number(value));
  }
}

/** A difference of two numbers of a unit, with its sign. */
export function difference(value, unit, currency) {
  const sign = Number(value) > 0 ? '+' : Number(value) < 0 ? '−' : '±';
  const size = Math.abs(Number(value));
  if (unit !== 'fraction') return sign + short(size, unit, currency);
  return t('unit.points', {points: sign + number(100 * size, {minimumFractionDigits: 1, maximumFractionDigits: 1})});
}

export const change = value => (Number(value) > 0 ? '+' : Number(value) < 0 ? '−' : '±') + percent(Math.abs(value));

export const interval = ({low, high}, unit, currency) =>
  `[${short(low, unit, currency)}, ${short(high, unit, currency)}]`;

/** Why there is no number, in words. */
export const why = ({status, reason}) => orWord(`reason.${reason}`, orWord(`status.${status}`, reason ?? status ?? ''));

/** A scope in words: "org" or "kind:name". */
export function scopeName(scope) {
  const [kind, ...rest] = String(scope).split(':');
  return rest.length === 0 ? orWord(`scope.${kind}`, kind) : `${orWord(`scope.${kind}`, kind)} ${rest.join(':')}`;
}

/** The name in a scope, without its kind. */
export const scopeLabel = scope => String(scope).split(':').slice(1).join(':') || scopeName(scope);
