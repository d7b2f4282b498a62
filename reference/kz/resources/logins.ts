import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { IdSource } from '../../../protocols/time/ids';
import type { Person } from '../../../requirements/kz/resources/access';
import type { Cabinet } from '../../common/store/cabinet';

/** Somebody who may log in, as it is kept: never with the password. */
export interface Account {
  login: string;
  group: string;
  salt: string;
  hash: string;
}

export interface Logins {
  admit(person: Person): void;
  /** Who it is by an Authorization header (RFC 7617); `undefined`: nobody that we know. */
  of(authorization: string | undefined): Account | undefined;
}

/** Few rounds: people here are a harness's, and every request logs in anew. */
const COST = { N: 256 };
const hashed = (password: string, salt: string): Buffer => scryptSync(password, salt, 32, COST);

export function createLogins(accounts: Cabinet<Account>, ids: IdSource): Logins {
  return {
    admit({ login, password, group }) {
      const salt = ids.uuid();
      accounts.put(login, { login, group, salt, hash: hashed(password, salt).toString('hex') });
    },
    of(authorization) {
      const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,1000})$/.exec(authorization ?? '') ?? [];
      if (encoded === undefined) return undefined;
      const [login = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
      const account = accounts.find(login);
      return account !== undefined && timingSafeEqual(Buffer.from(account.hash, 'hex'), hashed(password.join(':'), account.salt)) ? account : undefined;
    },
  };
}
