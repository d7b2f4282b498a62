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

/** Type, declarant, mode and means of the filing are those of the means that moves by itself after entry. */
export function judgeCombined(filing: XmlElement, { filing: type, declarant, mode, identification }: MovingMeans): Judgement {
  const means = 'activeBorderTransportMeans';
  const words = (message: string, eori: string, code: string, name: string): string => `${message}, declarant ${eori}, mode ${code}, means ${name}`;
  const said = (path: string): string => textAt(filing, path) ?? '(none)';
  const expected = words(`IE3${type}`, declarant, mode, identification);
  const observed = words(filing.name, said('declarant/identificationNumber'), said(`${means}/ModeOfTransport`), said(`${means}/identificationNumber`));
  return { requirement: 'ICS2-TIM-12', party: 'iut', expected, observed, holds: observed === expected };
}
