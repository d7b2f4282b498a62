import type { SimulatorServices } from '../../services';

/** An access point that is enrolled with the interface. `name` is what diagrams call its party. */
export type AccessPoint = { partyId: string; name: string } & (
  /** Messages of customs are pushed to `url`. */
  | { binding: 'push'; url: string }
  /** They wait in the access point's own partition until it pulls them. */
  | { binding: 'pull' }
);

/**
 * Who is enrolled, and how messages reach them: push or pull, chosen once for each access point (ICD 3.30, 4.1.3.4, 5.1.1), and
 * the one that an operator prefers for messages that answer nothing of its own (3.3.2.3).
 */
export interface Directory {
  /** The access point of this party id (`[<system>@]<EORI>[@<MS>]`); undefined where none is enrolled, or one for push without an endpoint. */
  at(partyId: string): AccessPoint | undefined;
  /** The access point recorded in the preferences of this EORI; undefined = the party counts as not connected. */
  preferred(eori: string): AccessPoint | undefined;
  /** A later enrolment of the same party id replaces the earlier one. */
  enrol(point: AccessPoint): void;
  /** Records a preference, or strikes it out. */
  prefer(eori: string, partyId: string | undefined): void;
  /** Strikes out all preferences; enrolments stand. */
  reset(): void;
}

/**
 * @param standing the access points of the IUT, asked for at each look: where it listens is known only after `hello`.
 */
export function createDirectory(standing: () => readonly AccessPoint[]): Directory {
  const enrolled = new Map<string, AccessPoint>();
  const preferences = new Map<string, string>();
  const at = (partyId: string): AccessPoint | undefined => enrolled.get(partyId) ?? standing().find((point) => point.partyId === partyId);
  return {
    at,
    preferred(eori) {
      const partyId = preferences.get(eori);
      return partyId === undefined ? undefined : at(partyId);
    },
    enrol: (point) => void enrolled.set(point.partyId, point),
    prefer(eori, partyId) {
      if (partyId === undefined) preferences.delete(eori);
      else preferences.set(eori, partyId);
    },
    reset: () => preferences.clear(),
  };
}

/** The IUT's access points as they stand now; one for push is there only once its endpoint is known. */
export function accessPointsOfIut({ pki, iutEndpoint, iutAccessPoints }: Pick<SimulatorServices, 'pki' | 'iutEndpoint' | 'iutAccessPoints'>): AccessPoint[] {
  const declared: NonNullable<typeof iutAccessPoints> = iutAccessPoints ?? [{ partyId: pki.identity('operator.seal').eori ?? '', binding: 'push' }];
  return declared.flatMap(({ partyId, binding, endpoint }): AccessPoint[] => {
    if (binding === 'pull') return [{ partyId, name: 'iut', binding }];
    const url = endpoint ?? iutEndpoint();
    return url === undefined ? [] : [{ partyId, name: 'iut', binding, url }];
  });
}
