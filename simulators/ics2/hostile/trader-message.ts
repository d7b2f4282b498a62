import { makeSpecimen } from '../../../requirements/ics2/specimens/specimen';
import { writeXml, type Twig } from '../../../requirements/ics2/specimens/tree';

/** What tells one message of the probe from another; everything else is the minimal specimen of its kind. */
export interface MessageFacts {
  /** LRN, or the functional reference of a consultation: up to 22 characters not used before. */
  number: string;
  /** Begins the number of every transport document in it. */
  documents: string;
  /** EORI of declarant, person notifying or requester. */
  eori: string;
  /** MRN of the filing that it is about. */
  mrn?: string;
  /** Reference of the request that it answers. */
  referral?: string;
  /** Day of the message, ISO 8601 date. */
  day: string;
}

const PARTIES = ['declarant', 'personNotifyingTheArrival', 'requester'];
const DOCUMENT = /^(relatedT|t)ransportDocument/;

/** The value of a place by its own name and that of its group; undefined = as in the specimen. */
function fact(place: string, group: string, facts: MessageFacts, count: () => number): string | undefined {
  if (place === 'LRN' || place === 'functionalReference') return facts.number;
  if (place === 'MRN' || group === 'previousDocument') return facts.mrn;
  if (place === 'referralRequestReference') return facts.referral;
  if (place === 'identificationNumber' && PARTIES.includes(group)) return facts.eori;
  if (place === 'documentNumber' && DOCUMENT.test(group)) return `${facts.documents}-${count()}`;
  return undefined;
}

function withFacts(twig: Twig, group: string, facts: MessageFacts, count: () => number): Twig {
  const { node, value, children } = twig;
  if (node.kind === 'value') return { ...twig, value: fact(node.name, group, facts, count) ?? value };
  return { ...twig, children: children.map((child) => withFacts(child, node.name, facts, count)) };
}

/**
 * A good message of a trader of any kind (`IE3F26`), to test the simulated interface with: made from the tables, and not by
 * the reference operator, which must not prove itself. The same facts give an amendment with the documents of its filing.
 */
export function traderMessage(message: string, facts: MessageFacts): string {
  let documents = 0;
  return writeXml(withFacts(makeSpecimen(message, { kind: 'minimal' }, { day: facts.day }), message, facts, () => ++documents));
}
