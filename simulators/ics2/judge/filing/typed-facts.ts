import { textAt, type XmlElement } from '../../../../protocols/xml';
import { isImoNumber, isPhoneNumber } from '../../../../requirements/ics2/identifiers';
import { elementsAt, valueOf } from '../../../../requirements/ics2/rules/scope';
import type { Judgement } from '../../../../requirements/judgement';

/** Every element of a name, wherever it stands, in document order. */
function everywhere(root: XmlElement, name: string): XmlElement[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => everywhere(child, name))];
}

const stated = (requirement: string, expected: string, observed: readonly string[], holds: boolean): Judgement => ({
  requirement, party: 'iut', expected, observed: observed.join(', ') || 'none', holds,
});

/** However it was typed, the container number is four letters and seven digits on the wire (R3021). */
export function judgeContainerNumber(root: XmlElement, number: string): Judgement {
  const sent = everywhere(root, 'containerIdentificationNumber').map(valueOf);
  return stated('ICS2-DAT-07', `container ${number}`, sent, sent.length > 0 && sent.every((one) => one === number));
}

/** A seagoing ship is named by its IMO number, and as that (R3009, R3011). */
export function judgeShipNumber(root: XmlElement, number: string): Judgement {
  const means = elementsAt(root, 'activeBorderTransportMeans')[0];
  const [sent = '(none)', type = '(none)'] = [textAt(means, 'identificationNumber'), textAt(means, 'typeOfIdentification')];
  const holds = sent === number && isImoNumber(sent) && type === '10';
  return stated('ICS2-DAT-08', `ship ${number}, type of identification 10`, [`ship ${sent}`, `type of identification ${type}`], holds);
}

/** Telephone numbers are international, and the one that was typed is still the number that was meant: `digits` in their order (R3006). */
export function judgePhone(root: XmlElement, digits: string): Judgement {
  const sent = elementsAt(root, 'declarant/communication').filter((one) => textAt(one, 'type') === 'TE').map((one) => textAt(one, 'identifier') ?? '');
  const meant = (phone: string): boolean => phone.replace(/\D/g, '') === digits;
  return stated('ICS2-DAT-09', `telephone number of the declarant +${digits}, single spaces allowed`, sent, sent.some(meant) && sent.every(isPhoneNumber));
}

const bare = (postcode: string | undefined): string | undefined => postcode?.replace(/\s/g, '');

/**
 * Each postcode that was told stands in an address of its country, blanks aside, and no address there goes without one: an operator may have
 * an address of its own in that country. A country told without one needs none; to fill the place all the same is no breach, since C3034
 * leaves it optional there.
 */
export function judgePostcodes(root: XmlElement, told: ReadonlyMap<string, string | undefined>): Judgement {
  // A place without UN/LOCODE has an address of a country only, which is no postal one.
  const sent = everywhere(root, 'address')
    .filter((one) => elementsAt(one, 'city').length > 0)
    .map((one) => ({ country: textAt(one, 'country') ?? '', postcode: textAt(one, 'postCode') }));
  const without = sent.filter(({ country, postcode }) => told.get(country) !== undefined && postcode === undefined);
  const words = [...told].map(([country, postcode]) => `${country} ${postcode ?? 'with or without'}`);
  const seen = sent.map(({ country, postcode }) => `${country} ${postcode ?? 'without'}`);
  const isThere = ([country, code]: [string, string | undefined]): boolean =>
    sent.some((one) => one.country === country && (code === undefined || bare(one.postcode) === bare(code)));
  return stated('ICS2-DAT-10', `postcodes ${words.join(', ')}`, [...new Set(seen)], without.length === 0 && [...told].every(isThere));
}

const TIMES = { departure: 'estimatedDateAndTimeOfDeparture', departed: 'actualDateAndTimeOfDeparture', arrival: 'estimatedDateAndTimeOfArrival' };

/** The instants of the journey, to the second and in UTC, whatever the local clocks did that day. */
export function judgeInstants(root: XmlElement, told: Readonly<Partial<Record<keyof typeof TIMES, string>>>): Judgement[] {
  const means = elementsAt(root, 'activeBorderTransportMeans')[0];
  return (Object.keys(told) as (keyof typeof TIMES)[]).map((time) => {
    const sent = elementsAt(means, TIMES[time]).map(valueOf);
    return stated('ICS2-DAT-02', `${time} ${told[time]}`, sent, sent.length === 1 && sent[0] === told[time]);
  });
}
