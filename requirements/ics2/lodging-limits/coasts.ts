import table from './coast-table.json';

/** A UN/LOCODE, or the country (ISO 3166-1 alpha-2) of a place that has none. */
export type PortOrCountry = string;

interface CoastRow {
  area: string;
  /** First two letters of the UN/LOCODE. */
  country: string;
  /** These ports alone; every port of the country where the row names none. */
  ports?: readonly string[];
  /** Ports of the country that lie elsewhere. */
  elsewhere?: readonly string[];
  /** First day on which the row counts, and the last one where it ended. */
  from: string;
  until?: string;
}

/**
 * Whether the place lies in one of the areas, on a day (`YYYY-MM-DD`). Undefined where a country has coasts inside and outside, and the
 * table knows nothing of this port: nobody is then judged by a guess.
 */
function within(rows: readonly CoastRow[], place: PortOrCountry, day: string): boolean | undefined {
  const inForce = rows.filter((row) => row.country === place.slice(0, 2) && row.from <= day && (row.until === undefined || day <= row.until));
  const said = inForce.map(({ ports, elsewhere }): boolean | undefined => {
    if (ports?.includes(place) === true) return true;
    if (elsewhere?.includes(place) === true) return false;
    if (ports === undefined) return place.length > 2 || elsewhere === undefined ? true : undefined;
    return elsewhere === undefined && place.length > 2 ? false : undefined;
  });
  if (said.includes(true)) return true;
  return said.includes(undefined) ? undefined : false;
}

/** Loaded on a coast that UCC-DA 2015/2446, Art. 105(c) names: Greenland, the Faroes, Iceland, four seas, Morocco, the United Kingdom and its islands. */
export const isShortSea = (loadedAt: PortOrCountry, day: string): boolean | undefined => within(table['short sea'], loadedAt, day);

/** Unloaded in one of the regions of Art. 105(d): the French overseas departments, the Azores, Madeira, the Canary Islands. */
export const isOutermost = (unloadedAt: PortOrCountry, day: string): boolean | undefined => within(table['outermost regions'], unloadedAt, day);
