import { Temporal } from '../../../../requirements/temporal';
import type { Judgement } from '../../../../requirements/judgement';
import type { Ground, Request } from '../../../../requirements/kz/copies/letters';
import { KAZAKH_ZONE } from '../../../../requirements/kz/number';

/** Sub-items of Art. 532(1) that ground 3 is for. */
const AEO_CONDITIONS: readonly string[] = ['532(1)(3)', '532(1)(5)', '532(1)(6)'];

const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
const some = (list: readonly unknown[] | undefined): boolean => (list ?? []).length > 0;

function maySign({ office, authorisedBy }: Request['signer']): boolean {
  return office === 'head' || office === 'acting-head' || (office !== 'officer' && said(authorisedBy));
}

/** Contents of item 4 that bind the sender: by number, what is demanded and whether it is there. */
const CONTENTS: readonly { requirement: string; expected: string; holds: (request: Request) => boolean; observed: (request: Request) => unknown }[] = [
  { requirement: 'KZ445-M1', expected: 'the names of both authorities', holds: ({ from, to }) => said(from.name) && said(to?.name), observed: ({ from, to }) => ({ from, to }) },
  { requirement: 'KZ445-M2', expected: 'a reference to Article 371 of the Customs Code of the Union', holds: ({ reference }) => /\b371\b/.test(reference ?? ''), observed: ({ reference }) => reference },
  { requirement: 'KZ445-M3', expected: 'the circumstances, and the provisions that are checked', holds: ({ circumstances, provisions }) => said(circumstances) && some(provisions), observed: ({ circumstances, provisions }) => ({ circumstances, provisions }) },
  { requirement: 'KZ445-M4', expected: 'the grounds', holds: ({ grounds }) => some(grounds), observed: ({ grounds }) => grounds },
  { requirement: 'KZ445-M5', expected: 'a list of documents that can be told apart', holds: ({ items }) => some(items) && items!.every(({ kind }) => said(kind)), observed: ({ items }) => items },
  { requirement: 'KZ445-04', expected: 'signed by the head, a deputy whom the head authorised, or who replaces them', holds: ({ signer }) => maySign(signer), observed: ({ signer }) => signer },
];

/**
 * Whether something was there at an instant (epoch ms). A time without an offset is read in Kazakhstan, where the sender sits; of a day alone, its
 * beginning counts.
 */
function wasThere(received: string, at: number): boolean {
  try {
    const hasOffset = /(Z|[+-]\d{2}:\d{2})$/.test(received);
    const instant = hasOffset ? Temporal.Instant.from(received) : Temporal.PlainDateTime.from(received).toZonedDateTime(KAZAKH_ZONE).toInstant();
    return instant.epochMilliseconds <= at;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function judgeGround(ground: Ground, written: number): Omit<Judgement, 'party' | 'observed'> {
  switch (ground.ground) {
    case 1: return { requirement: 'KZ445-G1', expected: 'a mismatch, and both its sources', holds: said(ground.mismatch) && ground.sources.filter(said).length >= 2 };
    case 2: return { requirement: 'KZ445-G2', expected: 'information that was there when the request was sent', holds: wasThere(ground.received, written) };
    case 3: return { requirement: 'KZ445-G3', expected: `conditions out of ${AEO_CONDITIONS.join(', ')}`, holds: ground.conditions.length > 0 && ground.conditions.every((one) => AEO_CONDITIONS.includes(one)) };
  }
}

/**
 * Judges a letter of request as it came (Art. 445(2) to (4)): every comparison, also those that hold.
 * @param at business instant of its receipt, epoch ms
 */
export function judgeRequest(request: Request, at: number): Judgement[] {
  const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  return [
    { requirement: 'KZ445-03', party: 'iut', expected: 'a letter', observed: 'a letter of request', holds: true },
    ...CONTENTS.map(({ requirement, expected, holds, observed }) => ({ requirement, party: 'iut', expected, observed: shown(observed(request)), holds: holds(request) })),
    ...(request.grounds ?? []).map((ground) => ({ ...judgeGround(ground, at), party: 'iut', observed: shown(ground) })),
  ];
}
