import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';

/**
 * The means of transport that counts in combined transport: the one that moves by itself after entry. A lorry drives off its ferry; a
 * trailer without one does not, so the ship that brings it counts.
 */
export interface MovingMeans {
  /** Type of filing of that means. */
  filing: string;
  /** EORI of its carrier, who declares. */
  declarant: string;
  /** CL018. */
  mode: string;
  /** How the means names itself: registration, IMO number. */
  identification: string;
}

/** Blanks and hyphens of a registration are a matter of writing: `NS 501 XX` and `NS501XX` are one lorry. */
const bare = (name: string): string => name.replace(/[\s-]/g, '').toUpperCase();

/** Type, declarant, mode and means of the filing are those of the means that moves by itself after entry. */
export function judgeCombined(filing: XmlElement, { filing: type, declarant, mode, identification }: MovingMeans): Judgement {
  const means = 'activeBorderTransportMeans';
  const words = (message: string, eori: string, code: string, name: string): string => `${message}, declarant ${eori}, mode ${code}, means ${name}`;
  const said = (path: string): string => textAt(filing, path) ?? '(none)';
  const named = said(`${means}/identificationNumber`);
  const expected = (name: string): string => words(`IE3${type}`, declarant, mode, name);
  const observed = (name: string): string => words(filing.name, said('declarant/identificationNumber'), said(`${means}/ModeOfTransport`), name);
  return {
    requirement: 'ICS2-TIM-12', party: 'iut', expected: expected(identification), observed: observed(named),
    holds: observed(bare(named)) === expected(bare(identification)),
  };
}
