import type { EventOf } from '../common-repository/events';
import type { CommonRepository } from '../common-repository/repository';
import type { Conduct } from '../conduct';
import { filingPending, notComplete, type Incomplete } from '../messages/linking-notices';
import type { Dispatch } from './dispatch';
import { partiesOf } from './recipients';

export interface LinkingDeskParts {
  repository: Pick<CommonRepository, 'filings' | 'events'>;
  dispatch: Pick<Dispatch, 'tell'>;
  conduct: Conduct;
}

/**
 * Tells of filings that are missing when the linking timer has run out: the filer that named the parties (IE3N02), and each of them
 * (IE3N11); recipients.ts says who of them hears it (BPM L3.5, PET13).
 */
export function createLinkingDesk({ repository, dispatch, conduct }: LinkingDeskParts): void {
  const ensOf = (master: string, at: number): Incomplete => {
    const { documents, links } = repository.filings.get(master)!;
    const document = documents.find(({ level }) => level === 'master');
    if (document === undefined || links.office === undefined) throw new Error(`${master} is a master filing without its document or office`);
    return { document, office: links.office, at };
  };

  const tell = ({ mrn, at, master, missing, told }: EventOf<'incomplete'>): void => {
    const filing = repository.filings.get(mrn)!;
    const ens = ensOf(master, at);
    const disclosed = (document: string): string => (conduct.repository.disclosesMrn ? document.replace('<notificationDate>', `<MRN>${master}</MRN>$&`) : document);
    void dispatch.tell('IE3N02', () => notComplete(filing, told, ens), { mrn, parties: partiesOf(filing) });
    const parties = missing.map((eori) => ({ role: 'named' as const, eori }));
    void dispatch.tell('IE3N11', ({ eori }) => disclosed(filingPending(eori, ens)), { mrn, parties });
  };

  repository.events.on((event) => {
    if (event.kind === 'incomplete') tell(event);
  });
}
