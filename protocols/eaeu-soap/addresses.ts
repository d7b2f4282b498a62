/**
 * Logical addresses of Decision 5, items 45-56: `EAEU://` segment `/` space `/` participant. In space CP the participant is the process
 * code, the participant code and, where several bodies may play the role, an authority id.
 */
export type Space = 'CP' | 'CA' | 'SR';

export interface LogicalAddress {
  segment: string;
  space: Space;
  /** Everything after the space, split at slashes. In CP: process, participant code, authority id where there is one. */
  participant: string[];
}

export type AddressProblem = 'prefix' | 'parts' | 'segment' | 'third-country' | 'space' | 'participant';

/** Which segments exist: Decision 5 knows EEC and the member states; a process with third countries adds those configured (D124 Annex 2). */
export type SegmentProfile = { name: 'D5' } | { name: 'D124'; thirdCountries: readonly string[] };

/** Alpha-2 codes of the member states (Decision 5 item 48). */
export const MEMBER_STATES: readonly string[] = ['AM', 'BY', 'KZ', 'KG', 'RU'];

const HINTS: Record<AddressProblem, string> = {
  prefix: 'an address begins with EAEU:// in capitals, with two slashes (item 46)',
  parts: 'write segment, space and participant, joined by slashes, none of them empty (item 47)',
  segment: 'the segment is EEC or the alpha-2 code of a member state (item 48)',
  'third-country': 'a third country is addressable only in a process that works with that country (Decision 124 Annex 2)',
  space: 'the space is CP, CA or SR (item 49)',
  participant: 'in space CP the participant is process code, participant code and at most an authority id (items 50-53)',
};

export type ParsedAddress = { ok: true; address: LogicalAddress } | { ok: false; problem: AddressProblem; hint: string };

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Parses an address and judges its segment by the profile. White space anywhere is an error. */
export function parseAddress(text: string, profile: SegmentProfile): ParsedAddress {
  const fail = (problem: AddressProblem): ParsedAddress => ({ ok: false, problem, hint: HINTS[problem] });
  if (!text.startsWith('EAEU://')) return fail('prefix');
  const [segment = '', space = '', ...participant] = text.slice('EAEU://'.length).split('/');
  if (participant.length === 0 || !participant.every((part) => CODE.test(part))) return fail('parts');
  if (space !== 'CP' && space !== 'CA' && space !== 'SR') return fail('space');
  if (space === 'CP' && (participant.length < 2 || participant.length > 3)) return fail('participant');
  if (segment !== 'EEC' && !MEMBER_STATES.includes(segment)) {
    if (!/^[A-Z]{2}$/.test(segment)) return fail('segment');
    if (profile.name === 'D5' || !profile.thirdCountries.includes(segment)) return fail('third-country');
  }
  return { ok: true, address: { segment, space, participant } };
}

/** A gateway's own address (item 56). */
export function gatewayAddress(segment: string): string {
  return `EAEU://${segment}/SR/gate`;
}
