import table from './coast-table.json';

/** A UN/LOCODE, or the country (ISO 3166-1 alpha-2) of a place that has none. */
export type PortOrCountry = string;

interface CoastRow {
  /** The coast, in the words of the article. */
  area: string;
  /** First two letters of the UN/LOCODE. */
  country: string;
  /** These ports alone; every port of the country where the row names none. */
  ports?: readonly string[];
  /** Ports of the country that do not count. */
  elsewhere?: readonly string[];
  /** First day on which the row counts, and the last one where it ended. */
  from: string;
  until?: string;
}

function within(rows: readonly CoastRow[], place: PortOrCountry, day: string): boolean {
  return rows.some(({ country, ports, elsewhere = [], from, until }) => {
    const inForce = from <= day && (until === undefined || day <= until);
    return inForce && place.startsWith(country) && (ports?.includes(place) ?? !elsewhere.includes(place));
  });
}

/**
 * Loaded on a coast that UCC-DA 2015/2446, Art. 105(c) names: Greenland, the Faroes, Iceland, four seas, Morocco, the United Kingdom and
 * its islands. Of a country with several coasts a port that the table does not have counts as deep sea, the stricter reading.
 * @param day `YYYY-MM-DD`
 */
export const isShortSea = (loading: PortOrCountry, day: string): boolean => within(table['short sea'], loading, day);

/** One of the regions of Art. 105(d): the French overseas departments, the Azores, Madeira, the Canary Islands. */
export const isOutermost = (place: PortOrCountry, day: string): boolean => within(table['outermost regions'], place, day);
