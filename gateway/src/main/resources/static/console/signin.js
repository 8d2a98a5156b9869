// The dialog that asks for a token where the platform does not sign the console in by itself.

import {signIn} from './api.js';
import {h} from './dom.js';
import {t} from './text.js';

/** Asks for a token; done when one was given. */
export function askForToken(message) {
  return new Promise(resolve => {
    const token = h('textarea', {id: 'token', rows: '4', required: true, spellcheck: 'false', autocomplete: 'off'});
    const dialog = h('dialog', {class: 'sign-in', 'aria-labelledby': 'sign-in-title'},
      h('form', {
        submit: event => {
          event.preventDefault();
          signIn(token.value.trim().replace(/^Bearer\s+/i, ''));
          dialog.close();
          dialog.remove();
          resolve();
        },
      },
      h('h2', {id: 'sign-in-title'}, t('signIn.title')), message ? h('p', {class: 'bad', role: 'alert'}, message) : null,
      h('p', null, t('signIn.text')), h('pre', null, './fupan token manager'),
      h('label', {for: 'token'}, t('signIn.token')), token, h('p', {class: 'muted small'}, t('signIn.kept')),
      h('button', {type: 'submit', class: 'primary'}, t('signIn.go'))));
    dialog.addEventListener('cancel', event => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  });
}
