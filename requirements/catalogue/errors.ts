/** A catalogue file that breaks its own schema, or an id used twice. A defect of this project, never of an IUT. */
export class CatalogueError extends Error {
  readonly code = 'CATALOGUE_INVALID';

  constructor(
    readonly file: string,
    message: string,
    readonly hint: string,
  ) {
    super(`${file}: ${message}`);
    this.name = 'CatalogueError';
  }
}

/** Somebody cited a requirement that the catalogue does not hold. */
export class UnknownRequirement extends Error {
  readonly code = 'UNKNOWN_REQUIREMENT';
  readonly hint: string;

  constructor(
    readonly id: string,
    readonly nearest: string[],
  ) {
    super(`no requirement "${id}" in the catalogue`);
    this.name = 'UnknownRequirement';
    this.hint = nearest.length === 0 ? 'see requirements/catalogue' : `did you mean ${nearest.join(', ')}?`;
  }
}
