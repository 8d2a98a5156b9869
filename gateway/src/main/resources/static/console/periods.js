// Periods to choose from.

const pad = number => String(number).padStart(2, '0');

/** The years, quarters and months that the days from..to touch, latest first. */
export function calendar(from, to) {
  const years = [];
  const quarters = [];
  const months = [];
  let [year, monthOfYear] = from.split('-').map(Number);
  const [lastYear, lastMonth] = to.split('-').map(Number);
  for (; year < lastYear || (year === lastYear && monthOfYear <= lastMonth); monthOfYear += 1) {
    if (monthOfYear > 12) {
      year += 1;
      monthOfYear = 1;
    }
    if (year > lastYear || (year === lastYear && monthOfYear > lastMonth)) break;
    const quarter = `${year}-Q${Math.ceil(monthOfYear / 3)}`;
    if (years[0] !== String(year)) years.unshift(String(year));
    if (quarters[0] !== quarter) quarters.unshift(quarter);
    months.unshift(`${year}-${pad(monthOfYear)}`);
  }
  return {years, quarters, months};
}

/** The day a number of months before the first of a day's month. */
export function monthsBefore(day, months) {
  const [year, month] = day.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-01`;
}
