import { isoSeconds } from '../../../protocols/time/clock';
import type { Wanted } from './customs-side';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

type Edit = (document: string) => string;

/** Departure and arrival of the means of transport, estimated or actual as the filing has them. */
const under = (departure: number, arrival: number): Edit => (document) =>
  document
    .replace(/(DateAndTimeOfDeparture><DateTime>)[^<]*/g, `$1${isoSeconds(departure)}`)
    .replace(/(DateAndTimeOfArrival><DateTime>)[^<]*/g, `$1${isoSeconds(arrival)}`);

/** Another place at one end of the journey, by UN/LOCODE; the country alone where the specimen has no more. */
const at = (from: { port: string; country: string }, to: string): Edit => (document) =>
  document.replaceAll(from.port, to).replaceAll(`<country>${from.country}</country>`, `<country>${to.slice(0, 2)}</country>`);
const SHANGHAI = { port: 'CNSHA', country: 'CN' };
const HAMBURG = { port: 'DEHAM', country: 'DE' };
/** Some specimens say no more of the place than its country. */
const unloadedAt = (port: string): Edit => (document) => document.replace(/<placeOfUnloading>.*?<\/placeOfUnloading>/, `<placeOfUnloading><UNLOCODE>${port}</UNLOCODE></placeOfUnloading>`);
const office = (code: string): Edit => (document) => document.replace(/(<customsOfficeOfFirstEntry><referenceNumber>)[^<]*/, `$1${code}`);

/** A barge with its European number in place of the seagoing ship of the specimen (R3010, R3012). */
const barge: Edit = (document) =>
  document
    .replace(/(<activeBorderTransportMeans><identificationNumber>)[^<]*/, '$102325070')
    .replace(/<typeOfIdentification>10</, '<typeOfIdentification>80<')
    .replace('<ModeOfTransport>1<', '<ModeOfTransport>8<');

const all = (...edits: Edit[]): Edit => (document) => edits.reduce((text, edit) => edit(text), document);

const toLasPalmas = all(at(HAMBURG, 'ESLPA'), unloadedAt('ESLPA'), office('ES000811'));

/** How a filing of customs' own tests comes, by the words of the features; given the business time of the filing, epoch ms. */
export const JOURNEYS: Readonly<Record<string, (now: number) => Wanted>> = {
  'in containers from Shanghai': () => ({ facts: { containers: ['CSQU3054383'] } }),
  'in bulk from Shanghai': () => ({ facts: { containers: [] } }),
  'in containers from Felixstowe': () => ({ facts: { containers: ['CSQU3054383'] }, edit: at(SHANGHAI, 'GBFXT') }),
  'to Las Palmas in a second less than 24 hours': (now) => ({
    edit: all(under(now + HOUR_MS, now + 25 * HOUR_MS - SECOND_MS), toLasPalmas),
  }),
  'to Las Palmas in 24 hours, in bulk': (now) => ({ edit: all(under(now + HOUR_MS, now + 25 * HOUR_MS), toLasPalmas) }),
  'on a barge': () => ({ edit: barge }),
  'by a flight of four hours': (now) => ({ edit: under(now - HOUR_MS, now + 3 * HOUR_MS) }),
  'by a flight of a second less than four hours': (now) => ({ edit: under(now - HOUR_MS, now + 3 * HOUR_MS - SECOND_MS) }),
  'by a train of two hours': (now) => ({ edit: under(now + HOUR_MS, now + 3 * HOUR_MS) }),
  'by a train of a second less than two hours': (now) => ({ edit: under(now + HOUR_MS, now + 3 * HOUR_MS - SECOND_MS) }),
  'by road': () => ({}),
  'as a part of other filings': () => ({}),
};
