// The console: picks the page that the address names, and shows it.

import {address, signedIn, signInByItself, signOut} from './api.js';
import {h} from './dom.js';
import {deal, deals} from './page/deals.js';
import {number} from './page/number.js';
import {overview} from './page/overview.js';
import {report} from './page/report.js';
import {announce, failed, notice} from './parts.js';
import {askForToken} from './signin.js';
import {language, preferred, speak, t} from './text.js';

const main = document.getElementById('main');
let showing = new AbortController();

const goTo = path => parameters => {
  location.hash = address(path, parameters);
};

function page(signal) {
  const [path, query = ''] = (location.hash || '#/').slice(1).split('?');
  const parameters = new URLSearchParams(query);
  const [, name, id] = path.split('/');
  switch (name) {
    case '': return overview(parameters, goTo('#/'), signal);
    case 'deals': return deals(parameters, goTo('#/deals'), signal);
    case 'deal': return deal(decodeURIComponent(id), signal);
    case 'number': return number(parameters, signal);
    case 'report': return report(decodeURIComponent(id), signal);
    default: return notice(t('error.noPage'), ' ', h('a', {href: '#/'}, t('nav.overview')));
  }
}

async function show({focus = true} = {}) {
  showing.abort();
  showing = new AbortController();
  const {signal} = showing;
  main.setAttribute('aria-busy', 'true');
  announce(t('loading'));
  try {
    const content = [await page(signal)].flat(3).filter(Boolean);
    if (signal.aborted) return;
    main.replaceChildren(...content);
    await Promise.allSettled(content.map(part => part.done));
    if (signal.aborted) return;
    announce(t('loaded'));
    if (focus) scrollTo(0, 0);
  } catch (failure) {
    if (failure.name === 'AbortError' || signal.aborted) return;
    if (failure.status === 401) {
      signOut();
      await askForToken(t('signIn.refused'));
      return show({focus});
    }
    main.replaceChildren(failed(failure, show));
  } finally {
    if (!signal.aborted) main.setAttribute('aria-busy', 'false');
  }
}

function frame() {
  document.getElementById('skip').textContent = t('skip');
  document.getElementById('nav').setAttribute('aria-label', t('nav.label'));
  document.getElementById('nav').replaceChildren(
    h('a', {href: '#/'}, t('nav.overview')), h('a', {href: '#/deals'}, t('nav.deals')));
  document.getElementById('api-link').textContent = t('nav.api');
  const other = document.getElementById('language');
  other.textContent = t('language.other');
  other.lang = language() === 'zh' ? 'en' : 'zh-CN';
  const out = document.getElementById('sign-out');
  out.textContent = t('signOut');
  out.hidden = !signedIn();
  document.getElementById('footer').textContent = t('footer');
}

async function speakAndShow(next) {
  await speak(next);
  frame();
  await show({focus: false});
}

document.getElementById('language').addEventListener('click', () => speakAndShow(language() === 'zh' ? 'en' : 'zh'));
document.getElementById('sign-out').addEventListener('click', async () => {
  signOut();
  frame();
  await askForToken();
  frame();
  await show();
});
document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault(); // the hash names the page
  main.focus();
});
addEventListener('hashchange', () => show());

await speak(preferred());
frame();
if (!signedIn() && !(await signInByItself())) await askForToken();
frame();
await show();
