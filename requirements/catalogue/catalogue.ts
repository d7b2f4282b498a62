import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { nearestNames } from '../nearest';
import areaSchema from './area.schema.json';
import { CatalogueError, UnknownRequirement } from './errors';
import type { Regime, Requirement } from './model';

export { CatalogueError, UnknownRequirement } from './errors';

/** One file of the catalogue as it stands on disk: regime and area are said once for all its rows. */
interface AreaFile {
  regime: Regime;
  area: string;
  requirements: Omit<Requirement, 'regime' | 'area'>[];
}

/** Everything the sources demand, as loaded, frozen. */
export interface Catalogue {
  /** The row of this id. Throws {@link UnknownRequirement}, naming the nearest ids. */
  get(id: string): Requirement;
  has(id: string): boolean;
  /** All rows: by regime, then by area, in the order of the files' rows. */
  all(): readonly Requirement[];
  byRegime(regime: Regime): readonly Requirement[];
}

export const REGIMES: readonly Regime[] = ['ics2', 'eaeu', 'kz'];

/** A source of catalogue files: `[name for messages, text]`. Tests pass their own; the product reads this folder. */
export type CatalogueFiles = Iterable<[file: string, text: string]>;

function* filesOnDisk(): CatalogueFiles {
  for (const regime of REGIMES) {
    for (const file of readdirSync(join(__dirname, regime)).sort()) {
      if (file.endsWith('.json')) yield [`${regime}/${file}`, readFileSync(join(__dirname, regime, file), 'utf8')];
    }
  }
}

function freeze(row: Requirement): Requirement {
  Object.freeze(row.actors);
  Object.freeze(row.appliesTo);
  return Object.freeze(row);
}

/**
 * Reads and checks catalogue files. Throws {@link CatalogueError} on malformed JSON, an unknown or missing key, a file
 * whose name contradicts its regime and area, or an id used twice (ids are never reused, also across regimes).
 */
export function readCatalogue(files: CatalogueFiles): Catalogue {
  const validate = new Ajv({ allErrors: true }).compile<AreaFile>(areaSchema);
  const rows = new Map<string, Requirement>();
  for (const [file, text] of files) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      throw new CatalogueError(file, (error as Error).message, 'the file is not JSON');
    }
    if (!validate(parsed)) {
      const said = (validate.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
      throw new CatalogueError(file, said.join('; '), 'compare with requirements/catalogue/area.schema.json');
    }
    if (file !== `${parsed.regime}/${parsed.area}.json`) {
      throw new CatalogueError(file, `holds regime ${parsed.regime}, area ${parsed.area}`, 'name the file <regime>/<area>.json');
    }
    for (const row of parsed.requirements) {
      if (rows.has(row.id)) throw new CatalogueError(file, `id ${row.id} is used twice`, 'ids are never reused; take the next free number');
      const { id, ...rest } = row;
      rows.set(id, freeze({ id, regime: parsed.regime, area: parsed.area, ...rest }));
    }
  }
  const all = Object.freeze([...rows.values()]);
  const perRegime = new Map(REGIMES.map((regime) => [regime, Object.freeze(all.filter((row) => row.regime === regime))]));
  return Object.freeze({
    get(id: string): Requirement {
      const row = rows.get(id);
      if (row === undefined) throw new UnknownRequirement(id, nearestNames(id, rows.keys()));
      return row;
    },
    has: (id: string) => rows.has(id),
    all: () => all,
    byRegime: (regime: Regime) => perRegime.get(regime) ?? [],
  });
}

let loaded: Catalogue | undefined;

/** The catalogue of this version of the harness; read once per process. Throws {@link CatalogueError}. */
export function loadCatalogue(): Catalogue {
  loaded ??= readCatalogue(filesOnDisk());
  return loaded;
}
