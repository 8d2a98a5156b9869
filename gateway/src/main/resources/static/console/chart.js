// Charts: columns and a line by ECharts, intervals and bars in plain SVG.

import {h, s} from './dom.js';
import {count, day, moneyOnAxis, moneyShort, month, percent, wholePercent} from './format.js';
import {t} from './text.js';

const STILL = new URLSearchParams(location.search).has('test')
  || matchMedia('(prefers-reduced-motion: reduce)').matches;
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const middle = ({from, to}) => (Date.parse(from) + Date.parse(to)) / 2;

// Colours are read when the options are made, so they are made again when the scheme changes.
function options({bookings, winRate, currency, chosen}) {
  const text = colour('muted');
  const font = {color: text, fontFamily: 'inherit', fontSize: 12};
  const start = Date.parse(bookings[0].from);
  const end = Date.parse(bookings.at(-1).to);
  return {
    animation: !STILL,
    aria: {enabled: false},
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 12, right: 12, top: 44, bottom: 8, containLabel: true},
    legend: {top: 4, left: 0, itemHeight: 10, itemWidth: 16, textStyle: font},
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colour('card'),
      borderColor: colour('line'), textStyle: {color: colour('text'), fontSize: 12},
      formatter: items => items.map(item => item.data.told).join('\n'),
    },
    xAxis: {
      type: 'time', min: start, max: end, axisLine: {lineStyle: {color: colour('line')}}, axisTick: {show: false},
      splitLine: {show: false}, minInterval: 28 * 864e5,
      axisLabel: {...font, hideOverlap: true, formatter: value => month(new Date(value).toISOString().slice(0, 10))},
    },
    yAxis: [
      {
        type: 'value', splitNumber: 4, splitLine: {lineStyle: {color: colour('line')}},
        axisLabel: {...font, formatter: value => moneyOnAxis(value, currency)},
      },
      {
        type: 'value', min: 0, max: 1, interval: 0.25, splitLine: {show: false},
        axisLabel: {...font, formatter: wholePercent},
      },
    ],
    series: [
      {
        name: t('chart.bookings'), type: 'bar', barWidth: '62%', barMaxWidth: 44, color: colour('accent'), itemStyle: {borderRadius: [2, 2, 0, 0]},
        data: bookings.map(point => ({
          value: [middle(point), Number(point.value ?? 0)],
          told: `${month(point.from)}  ${point.value === null ? '—' : moneyShort(Number(point.value), currency)}`,
        })),
        markArea: chosen ? {
          silent: true, itemStyle: {color: colour('mark')},
          data: [[{xAxis: Math.max(start, Date.parse(chosen.from))}, {xAxis: Math.min(end, Date.parse(chosen.to))}]],
        } : undefined,
      },
      {
        name: t('chart.winRate'), type: 'line', yAxisIndex: 1, showSymbol: false, connectNulls: false,
        color: colour('second'), lineStyle: {width: 2}, z: 5,
        data: winRate.map(point => ({
          value: [Date.parse(point.to), point.value === null ? null : Number(point.value)],
          told: `${day(point.to)}  ${t('chart.winRate')} ${
            point.value === null ? '—' : `${percent(point.value)} (n ${count(point.n)})`}`,
        })),
      },
    ],
  };
}

/** Bookings by month with the rolling win rate; a table beside it says the same. */
export async function bookingsChart(data, signal) {
  const echarts = await import('/webjars/echarts/echarts.esm.min.js');
  const canvas = h('div', {class: 'chart', role: 'img', 'aria-label': t('chart.label')});
  requestAnimationFrame(() => {
    if (signal.aborted) return;
    const chart = echarts.init(canvas, null, {renderer: 'canvas'});
    chart.setOption(options(data));
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(canvas);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => chart.setOption(options(data), true);
    scheme.addEventListener('change', recolour);
    signal.addEventListener('abort', () => {
      scheme.removeEventListener('change', recolour);
      resize.disconnect();
      chart.dispose();
    });
  });
  return canvas;
}

/** A horizontal bar of a share between 0 and 1. */
export const bar = (share, kind = 'accent') => s('svg', {class: 'bar-svg', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
  s('rect', {class: 'bar-back', width: 100, height: 8}),
  s('rect', {class: `bar-${kind}`, width: Math.max(0, Math.min(100, 100 * share)), height: 8}));

/** A value with its interval on an axis from low to high, and the average as a line across. */
export function intervalMark(value, bounds, {low, high}, average) {
  const x = number => 4 + 192 * (number - low) / (high - low || 1);
  return s('svg', {class: 'interval', viewBox: '0 0 200 16', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    average === undefined ? null : s('line', {class: 'interval-average', x1: x(average), x2: x(average), y1: 0, y2: 16}),
    bounds ? s('line', {class: 'interval-range', x1: x(bounds.low), x2: x(bounds.high), y1: 8, y2: 8}) : null,
    s('rect', {class: 'interval-value', x: x(value) - 2, y: 3, width: 4, height: 10, rx: 1}));
}
