import { X509Certificate } from 'node:crypto';
import { sealServices, type TrustedList } from '../../../certs/tsl/model';
import { readTrustedList, type ListRefusal } from '../../../certs/tsl/read';
import type { Clock } from '../../../protocols/time/clock';
import type { Xml } from '../../../protocols/xml';
import type { Asker } from '../../common/loopback';

/** What became of one look at the published list. */
export type ListLook =
  | { taken: true; sequenceNumber: number; services: string[] }
  | { taken: false; reason: ListRefusal | 'unreachable' | 'earlier'; detail: string };

export interface ListKeeper {
  /** Fetches the list and takes it, or keeps the last good one and says why. Never rejects. */
  look(): Promise<ListLook>;
  /** PEM of the authorities that may seal now: those of the last good list, and none once that is outdated itself. */
  anchors(): readonly string[];
  /** Starts anew, knowing no list. */
  forget(): void;
  /** Goes back to the first list that it took. */
  reset(): void;
}

export interface KeeperParts {
  url: string;
  asker: Asker;
  /** DER of the scheme operator's certificates, told out of band. */
  signers: readonly Buffer[];
  wall: Clock;
  xml: Xml;
  /** Told every look with the document, where one came. */
  looked: (look: ListLook, document: Buffer) => void;
}

/**
 * The trader interface's copy of the trusted list. What it does with a list that it must not take is ours, since no source says: it goes on
 * with the last good one, for as long as that counts (ETSI TS 119 612, 5.3.15), and then trusts nobody. An issue that is earlier than the last
 * good one is somebody's attempt to bring back what was withdrawn.
 */
export function createListKeeper({ url, asker, signers, wall, xml, looked }: KeeperParts): ListKeeper {
  let held: { list: TrustedList; anchors: string[] } | undefined;
  let first: typeof held;

  const judge = (document: Buffer): ListLook => {
    const read = readTrustedList(document, { signers, at: wall.now() }, xml);
    if (!read.ok) return { taken: false, reason: read.reason, detail: read.detail };
    const { list } = read;
    const last = held?.list;
    if (last !== undefined && (list.sequenceNumber < last.sequenceNumber || list.issuedAt < last.issuedAt)) {
      return { taken: false, reason: 'earlier', detail: `issue ${list.sequenceNumber} of ${new Date(list.issuedAt).toISOString()} is earlier than the one held, ${last.sequenceNumber} of ${new Date(last.issuedAt).toISOString()}` };
    }
    const services = sealServices(list);
    held = { list, anchors: services.flatMap(({ certificates }) => certificates.map((der) => new X509Certificate(der).toString())) };
    first ??= held;
    return { taken: true, sequenceNumber: list.sequenceNumber, services: services.map(({ provider, name, type }) => `${provider}: ${name} (${type})`) };
  };

  return {
    async look() {
      let document: Buffer = Buffer.alloc(0);
      let look: ListLook;
      try {
        const answer = await asker.ask({ method: 'GET', url });
        document = answer.body;
        look = answer.status === 200 ? judge(document) : { taken: false, reason: 'unreachable', detail: `HTTP ${answer.status}` };
      } catch (error) {
        look = { taken: false, reason: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
      }
      looked(look, document);
      return look;
    },
    anchors: () => (held !== undefined && wall.now() < held.list.nextUpdate ? held.anchors : []),
    forget: () => {
      held = undefined;
    },
    reset: () => {
      held = first;
    },
  };
}
