// Where intervals overlap, an order says little; so values are put in bands instead of ranks.

/**
 * Puts values in bands, best first: a band holds those whose interval reaches that of its best one. Values without an
 * interval have no band.
 */
export function bands(values) {
  const ordered = values.filter(({value, interval}) => value !== null && interval)
    .toSorted((a, b) => Number(b.value) - Number(a.value));
  const result = new Map();
  let band = 0;
  let floor = Infinity;
  for (const value of ordered) {
    if (Number(value.interval.high) < floor) {
      band += 1;
      floor = Number(value.interval.low);
    }
    result.set(value.scope, band);
  }
  return result;
}

/** 1 → A, 27 → AA. */
export function bandName(band) {
  let name = '';
  for (let rest = band; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
