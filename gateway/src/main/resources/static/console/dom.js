// Elements are made of text nodes and attributes only, so that no value can become markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(4).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element: h('a', {href, class, click: listener}, child, 'text'). */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element, made in the same way. */
export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** A table whose first column names the rows; columns are {label, number}; rows are lists of cells. */
export function table(caption, columns, rows, attributes) {
  return h('div', {class: 'table-wrap', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', attributes,
      h('caption', {class: 'visually-hidden'}, caption),
      h('thead', null, h('tr', null, columns.map(column =>
        h('th', {scope: 'col', class: column.number && 'number', 'aria-sort': column.sorted}, column.label)))),
      h('tbody', null, rows.map(cells => h('tr', null, cells.map((cell, i) => i === 0
        ? h('th', {scope: 'row', class: columns[i]?.number && 'number'}, cell)
        : h('td', {class: columns[i]?.number && 'number'}, cell)))))));
}
