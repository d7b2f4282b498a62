import type { Judgement } from '../../../requirements/judgement';
import type { Knock } from '../hostile/probes';

/** Short words for what came of knocking. */
export const shown = (knock: Knock): string => (knock.kind === 'answered' ? `answered ${knock.status}` : `refused: ${knock.code}`);

/**
 * Whether the door took what was brought. It may be shut in the handshake, or by an error of HTTP: many a server ends the handshake with
 * everybody and says 400, 401 or 403 to whom it does not know.
 */
export const isLetIn = (knock: Knock): boolean => knock.kind === 'answered' && knock.status < 400;

/** Judges who was let in at the IUT's door (agreement of 09.06.2009, Article 5): `trusted`, and nobody else. */
export function judgeDoor(knocks: ReadonlyMap<string, Knock>, trusted: string): Judgement[] {
  return [...knocks].map(([who, knock]) => ({
    requirement: 'EAEU-2009-05', party: 'iut', expected: `${who}: ${who === trusted ? 'let in' : 'denied, in the handshake or by HTTP 4xx'}`,
    observed: shown(knock), holds: isLetIn(knock) === (who === trusted),
  }));
}
