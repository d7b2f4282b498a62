import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';

/** Who files for a lorry on a ferry: the one whose lorry drives on after entry. */
export interface Lorry {
  /** Type of the filing that is for the lorry: `F50`. */
  filing: string;
  /** EORI of its carrier, who declares. */
  declarant: string;
  registration: string;
}

/** CL018. */
const ROAD = '3';

/** The filing is that of the means that moves by itself after entry: its type, its declarant, its mode and its registration. */
export function judgeCombined(filing: XmlElement, lorry: Lorry): Judgement {
  const means = 'activeBorderTransportMeans';
  const said = [
    filing.name,
    `declarant ${textAt(filing, 'declarant/identificationNumber') ?? '(none)'}`,
    `mode ${textAt(filing, `${means}/ModeOfTransport`) ?? '(none)'}`,
    `means ${textAt(filing, `${means}/identificationNumber`) ?? '(none)'}`,
  ].join(', ');
  const expected = [`IE3${lorry.filing}`, `declarant ${lorry.declarant}`, `mode ${ROAD}`, `means ${lorry.registration}`].join(', ');
  return { requirement: 'ICS2-TIM-12', party: 'iut', expected, observed: said, holds: said === expected };
}
