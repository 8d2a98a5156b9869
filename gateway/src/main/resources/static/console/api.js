// Calls of the platform's API, with the session's token.

import {t} from './text.js';

const TOKEN = 'fupan.token';

/** An answer that is not the one hoped for, as a problem document says it. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? t('error.status', {status}));
    this.status = status;
    this.reason = problem.reason;
  }
}

export const signedIn = () => sessionStorage.getItem(TOKEN) !== null;
export const signOut = () => sessionStorage.removeItem(TOKEN);
export const signIn = token => sessionStorage.setItem(TOKEN, token);

/** Where the platform runs for a demonstration on this machine, it signs the console in by itself. */
export async function signInByItself() {
  const response = await fetch('/console/session', {cache: 'no-store'});
  if (!response.ok) return false;
  signIn((await response.json()).token);
  return true;
}

async function call(path, signal) {
  const headers = {Accept: 'application/json, application/problem+json, */*;q=0.1'};
  if (signedIn()) headers.Authorization = `Bearer ${sessionStorage.getItem(TOKEN)}`;
  try {
    return await fetch(path, {headers, signal, cache: 'no-store'});
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0, {detail: t('error.unreachable')});
  }
}

async function answered(path, signal) {
  let response = await call(path, signal);
  if (response.status === 401 && await signInByItself()) response = await call(path, signal);
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
  return response;
}

/** An address with its parameters; those without a value are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The JSON at an address. */
export async function get(path, parameters, signal) {
  return (await answered(address(path, parameters), signal)).json();
}

/** Saves what is at an address as a file. */
export async function download(path, name) {
  const blob = await (await answered(path)).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
