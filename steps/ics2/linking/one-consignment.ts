import { children, loadXml, textAt, type XmlElement } from '../../../protocols/xml';
import type { CounterExchange, CounterParty, Told } from '../../../simulators/ics2/counter-filers/counter-filers';
import type { ProbeReply } from '../../../simulators/ics2/hostile/probe';
import { traderMessage } from '../../../simulators/ics2/hostile/trader-message';
import { isoSeconds } from '../../../protocols/time/clock';
import type { ConformanceWorld } from '../../support/world';

/** A row of a table of filings: what is empty is as the specimen has it. */
export interface FilingRow {
  who: CounterParty;
  filing: string;
  /** Traders who are to file what is missing: `house filer, consignee`. */
  names?: string;
  /** House documents or postal items, with the receptacle of each where there is one: `H1` or `A1 in R1, A2 in R1`. */
  houses?: string;
  receptacles?: string;
  'gross mass'?: string;
}

/** A filing for the consignment, and the MRN that customs gave it. */
export interface FiledPart extends CounterExchange {
  who: CounterParty;
  mrn: string;
}
type Attempt = CounterExchange & { who: CounterParty; mrn?: string };

const listed = (words: string | undefined): string[] => (words === undefined || words === '' ? [] : words.split(/, */));

/** Numbers of the consignment, which no other of the run has; the same word is the same number within a scenario. */
export function numberOf(world: ConformanceWorld, word: string): string {
  const token = world.kept.get('consignment') ?? world.run.ids.uuid().replaceAll('-', '').slice(0, 10).toUpperCase();
  world.kept.set('consignment', token);
  return `${word}${token as string}`;
}

/** What was filed, registered or not. */
export const attempts = (world: ConformanceWorld): readonly Attempt[] => world.keptAs<Attempt[]>('parts');

/** What was filed; blocks where customs has not registered all of it. */
export function parts(world: ConformanceWorld): FiledPart[] {
  return attempts(world).map((attempt) => {
    const { who, message, mrn, reply, answer } = attempt;
    if (mrn !== undefined) return { ...attempt, mrn };
    return world.block(`customs answered the ${message} of the ${who} with ${reply?.action ?? 'nothing'} instead of IE3R01: ${reply?.document ?? answer.text}`);
  });
}

async function toldOf(world: ConformanceWorld, row: FilingRow): Promise<Told> {
  const { counterFilers } = world.run.simulators.ics2;
  const named = await Promise.all(listed(row.names).map((who) => counterFilers.eori(who as CounterParty)));
  const houses = listed(row.houses).map((words) => {
    const [document = '', receptacle] = words.split(' in ').map((word) => numberOf(world, word));
    return { document, receptacles: receptacle === undefined ? undefined : [receptacle] };
  });
  const receptacles = listed(row.receptacles).map((word) => numberOf(world, word));
  const earlier = (world.kept.get('parts') as Attempt[] | undefined)?.find(({ message }) => message === 'IE3F23')?.mrn;
  return {
    master: numberOf(world, 'MB'),
    carrier: await counterFilers.eori('carrier'),
    names: named.length === 0 ? undefined : named,
    houses: houses.length === 0 ? undefined : houses,
    receptacles: receptacles.length === 0 ? undefined : receptacles,
    grossMassKg: row['gross mass'] === undefined || row['gross mass'] === '' ? undefined : Number(row['gross mass']),
    ...(row.filing === 'IE3F25' ? { earlier } : {}),
  };
}

/** Files one part after the other, each once customs has answered the one before. */
export async function file(world: ConformanceWorld, rows: readonly FilingRow[]): Promise<void> {
  const filed = (world.kept.get('parts') as Attempt[] | undefined) ?? [];
  world.kept.set('parts', filed);
  for (const row of rows) {
    const exchange = await world.run.simulators.ics2.counterFilers.file(row.who, row.filing, await toldOf(world, row));
    filed.push({ ...exchange, who: row.who, mrn: exchange.reply?.action === 'IE3R01' ? exchange.reply.mrn : undefined });
  }
}

/** The part of one trader, by the kind of its filing. */
export function part(world: ConformanceWorld, who: string, message: string): FiledPart {
  const found = parts(world).find((one) => one.who === who && one.message === message);
  if (found === undefined) throw new Error(`no ${message} of the ${who} was filed`);
  return found;
}

/** An entity as IE3R08 shows it. */
export interface Shown {
  type: string;
  identification: string;
  state: string;
}

/** What came for a consultation. */
export interface Consulted {
  reply?: ProbeReply;
  entities: readonly Shown[];
  /** What was sent again with it. */
  again: readonly ProbeReply[];
}

export type ConsultationKey = { mrn: string } | { master: { number: string; type: string } } | { house: { number: string; type: string } };

const document = (name: string, { number, type }: { number: string; type: string }): string =>
  `<${name}><documentNumber>${number}</documentNumber><type>${type}</type></${name}>`;

function withKey(text: string, key: ConsultationKey): string {
  if ('mrn' in key) return text;
  const place = 'master' in key ? document('transportDocument', key.master) : document('transportDocumentHouse', key.house);
  return text.replace(/<MRN>[^<]*<\/MRN>/, '').replace('</requester>', `</requester>${place}`);
}

function entitiesOf(root: XmlElement | undefined): Shown[] {
  const list = root === undefined ? [] : children(root, 'ENSEntity');
  return list.map((one) => ({ type: textAt(one, 'type') ?? '', identification: textAt(one, 'identification') ?? '', state: textAt(one, 'state') ?? '' }));
}

/** Consults customs as one of the traders. @param again whether stored notifications are asked for */
export async function consults(world: ConformanceWorld, who: CounterParty, key: ConsultationKey, again = false): Promise<Consulted> {
  const { counterFilers, settle } = world.run.simulators.ics2;
  const trader = await counterFilers.as(who);
  const number = `CQ${world.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
  const day = isoSeconds(world.run.business.now()).slice(0, 10);
  const good = traderMessage('IE3Q05', { number, documents: number, eori: trader.eori, mrn: 'mrn' in key ? key.mrn : undefined, day });
  const text = withKey(good, key).replace(/<dataRequest>\d<\/dataRequest>/, `<dataRequest>${again ? 1 : 0}</dataRequest>`);
  const sealed = trader.pack({ document: text, action: 'IE3Q05' });
  const before = trader.replies.all.length;
  const answer = await trader.post(sealed);
  if (answer.kind !== 'receipt') return world.block(`the interface did not receipt the consultation: ${answer.text}`);
  await settle();
  const came = trader.replies.all.slice(before);
  const reply = came.find((one) => one.action === 'IE3R08' || one.action === 'IE3N99');
  const read = (await loadXml()).read(Buffer.from(reply?.document ?? '', 'utf8'));
  return { reply, entities: entitiesOf(read.ok ? read.root : undefined), again: came.filter((one) => one !== reply) };
}
