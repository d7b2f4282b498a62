import { lapsed, type Approver, type Attestation, type OnFile, type ProtectionMeans } from '../../requirements/attestation';
import type { Judgement } from '../../requirements/judgement';

/** `head of security (A. Person): Order 12 of 2024-01-15, until 2026-12-31`. */
function words({ by, name, document, date, expires }: Attestation): string {
  return `${by}${name === undefined ? '' : ` (${name})`}: ${document} of ${date}${expires === undefined ? '' : `, until ${expires}`}`;
}

/** What a row asks of the means in use beyond that somebody answers for them. */
const MEANS: Readonly<Record<string, { expected: string; lacks: (means: ProtectionMeans, today: string) => string | undefined }>> = {
  'EAEU-2009-12': {
    expected: 'each means in use has a certificate that is valid',
    lacks: ({ certificate, validUntil }, today) => {
      if (certificate === undefined || validUntil === undefined) return certificate === undefined ? 'no certificate' : 'no date until which it is valid';
      return validUntil < today ? `a certificate that ended on ${validUntil}` : undefined;
    },
  },
  'EAEU-2009-13': { expected: 'every means in use is on the list', lacks: ({ list }) => (list === undefined ? 'no list' : undefined) },
};

/** Who must have approved what is on file, by row. */
const APPROVED_BY: Readonly<Record<string, Approver>> = { 'KZ444-05': 'customs-authorities' };

/**
 * Judges what the operator has on file for a row that no wire can show. What holds so holds as attested, by whom and by which document;
 * without an attestation, or with one that does not count on this day, the row is broken as the catalogue says.
 *
 * @param today YYYY-MM-DD of the wall clock: documents lapse in real time
 */
export function judgeAttested(requirement: string, onFile: OnFile, today: string): Judgement[] {
  const about = { requirement, party: 'iut', basis: 'attestation' } as const;
  const attestation = onFile.attestations.find((one) => one.requirement === requirement);
  const why = attestation === undefined ? 'none is on file' : lapsed(attestation, today);
  const observed = attestation === undefined ? 'none is on file' : words(attestation);
  const stated: Judgement = {
    ...about, expected: 'an attestation that names who answers for it, the document and its date',
    observed: attestation !== undefined && why !== undefined ? `${observed}; ${why}` : observed, holds: why === undefined,
  };
  const approver = APPROVED_BY[requirement];
  if (approver !== undefined) {
    const by = attestation?.approvedBy;
    return [stated, { ...about, expected: `approved by ${approver}`, observed: by === undefined ? 'nobody is named' : `approved by ${by}`, holds: by === approver }];
  }
  const asked = MEANS[requirement];
  if (asked === undefined) return [stated];
  const { protectionMeans } = onFile;
  const lacking = protectionMeans.flatMap((means) => asked.lacks(means, today) === undefined ? [] : [`${means.name} has ${asked.lacks(means, today)}`]);
  const listed = protectionMeans.map(({ name, certificate, validUntil, list }) => [name, certificate, validUntil, list].filter((fact) => fact !== undefined).join(', ')).join('; ');
  return [stated, {
    ...about, expected: asked.expected, holds: protectionMeans.length > 0 && lacking.length === 0,
    observed: protectionMeans.length === 0 ? 'no means is named' : lacking.length > 0 ? lacking.join('; ') : listed,
  }];
}
