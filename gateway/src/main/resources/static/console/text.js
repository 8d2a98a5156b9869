// The language of the page and its texts.

const KEPT = 'fupan.lang';
const LANGUAGES = ['zh', 'en'];
let texts = {};
let current = 'en';

export const language = () => current;
export const locale = () => (current === 'zh' ? 'zh-CN' : 'en-US');

/** The text of a key; {name} in it is replaced by the value of that name. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** The text of a key, or the given word where this version knows no text for it. */
export const orWord = (key, word) => (key in texts ? texts[key] : word);

/** The part of a two-language text that is in the page's language. */
export function said(text) {
  if (text === null || text === undefined) return '';
  return typeof text === 'string' ? text : (text[current] ?? text.en ?? text.zh ?? '');
}

/** Picks the language: the address, else what was chosen before, else what the browser prefers. */
export function preferred() {
  const asked = new URLSearchParams(location.search).get('lang');
  const candidates = [asked, localStorage.getItem(KEPT), ...navigator.languages.map(tag => tag.slice(0, 2))];
  return candidates.find(candidate => LANGUAGES.includes(candidate)) ?? 'en';
}

/** Loads the texts of a language and marks the document with it. */
export async function speak(next) {
  const response = await fetch(`/console/text/${next}.json`);
  texts = await response.json();
  current = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = locale();
  document.title = t('title');
}
