import book from './water-table.json';

/** A UN/LOCODE, or the country alone. */
type Port = string;

/** Entries of two letters stand for every port of a country. */
const holds = (entries: readonly string[], port: Port): boolean => entries.includes(port) || entries.includes(port.slice(0, 2));

const SHORT = Object.values(book.waters).flat();
const FAR = Object.values(book['far regions']).flat();

/** A port from which a ship is in the Union within days: of a neighbour, or on waters that both share. What is not listed is far away, and filed for early. */
export const isNear = (port: Port): boolean => (holds(book.neighbours, port) && !book['not theirs'].includes(port)) || holds(SHORT, port);

/** A port of the Union's regions overseas. */
export const isOverseasRegion = (port: Port): boolean => holds(FAR, port);
