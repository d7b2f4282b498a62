import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearestNames } from '../../nearest';

/** One edition of the message specification: what its folder beside this file is made from. */
export interface Edition {
  /** Name of the folder, and of the choice `--baseline`. */
  edition: string;
  /** Day of publication, ISO 8601. */
  published: string;
  structures: string;
  rules: string;
  codeLists: string;
  commonTypes: string;
}

/** The edition that is judged by where nobody names another. */
export const CURRENT_EDITION = 'hti-2.02';

/** No such edition in this version. */
export class EditionError extends Error {
  readonly code = 'EDITION_UNKNOWN';
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'EditionError';
  }
}

/** All editions, oldest first. A later one is a further folder. */
export function editions(): Edition[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(join(__dirname, name, 'edition.json'), 'utf8')) as Edition)
    .sort((a, b) => (a.published < b.published ? -1 : 1));
}

/** Path of a file of an edition. Throws {@link EditionError} with the editions there are. */
export function editionFile(edition: string, ...parts: string[]): string {
  const known = editions().map((one) => one.edition);
  if (!known.includes(edition)) {
    throw new EditionError(`no edition "${edition}"`, `known: ${nearestNames(edition, known).join(', ') || known.join(', ')}`);
  }
  return join(__dirname, edition, ...parts);
}
