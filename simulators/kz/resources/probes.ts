import type { Person } from '../../../requirements/kz/resources/access';
import { loginOf, type Visit } from './visitor';

/**
 * Common weaknesses of an interface, each tried as somebody would who is after the record `number`: an interface without the weakness refuses all of
 * them, and gives nothing away in doing so. `as` may read the record by the rules.
 */
export const PROBES: Readonly<Record<string, (number: string, as: Person) => Visit>> = {
  'TLS 1.1': (number, as) => ({ method: 'GET', path: `/records/${number}`, headers: loginOf(as), tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } }),
  'a wrong password': (number, as) => ({ method: 'GET', path: `/records/${number}`, headers: loginOf({ ...as, password: `${as.password}0` }) }),
  'no password': (number, as) => ({ method: 'GET', path: `/records/${number}`, headers: loginOf({ ...as, password: '' }) }),
  'the login in the address': (number, { login, password }) => ({ method: 'GET', path: `/records/${number}?login=${login}&password=${password}` }),
  'a login that claims to be trusted': (number, { login }) => ({ method: 'GET', path: `/records/${number}`, headers: { 'x-remote-user': login, 'x-forwarded-for': '127.0.0.1' } }),
  'a condition in place of a number': (_number, as) => ({ method: 'GET', path: `/records/${encodeURIComponent("' OR '1'='1")}`, headers: loginOf(as) }),
  'a path out of the records': (_number, as) => ({ method: 'GET', path: '/records/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd', headers: loginOf(as) }),
  'an address that cannot be decoded': (_number, as) => ({ method: 'GET', path: '/records/%c0%ae%ff', headers: loginOf(as) }),
  'a method that shows headers back': (number, as) => ({ method: 'TRACE', path: `/records/${number}`, headers: loginOf(as) }),
  'a body that is no JSON': (_number, as) => ({ method: 'POST', path: '/operations', headers: loginOf(as), body: '<operation/>' }),
  'a body nested without end': (_number, as) => ({ method: 'POST', path: '/operations', headers: loginOf(as), body: '['.repeat(50_000) }),
  'a field that reaches for the prototype': (number, as) => ({ method: 'POST', path: '/applications', headers: loginOf(as), body: `{"__proto__":{"form":"application"},"record":"${number}"}` }),
};
