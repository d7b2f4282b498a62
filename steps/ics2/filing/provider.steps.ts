import { Then, When } from '@cucumber/cucumber';
import { ANOTHER_CARRIER } from '../../../simulators/ics2/hostile/parties';
import { judgeOperatorNamed, judgeOwnAnswer, judgeRefusalTold, type ClientAnswer, type NamedError } from '../../../simulators/ics2/judge/process/clients';
import { refusedErrors } from '../../../simulators/ics2/judge/reply/sealed-reply';
import type { Push } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { decided, file, freshShipment, operatorEori, pushed, receiptedFiling, REFUSALS } from '../exchange';
import { documentOf } from '../filers';
import { look } from '../patience';
import { withMistake, type ShipmentFacts } from '../shipments';

const groupsOf = <Group>(held: unknown): Group[] => (Array.isArray(held) ? held.filter((one): one is Group => typeof one === 'object' && one !== null) : []);

Then('the operator is named in it, and not its provider', async function (this: ConformanceWorld) {
  const filing = await receiptedFiling(this, this.keptAs<string>('lrn'));
  this.judge([judgeOperatorNamed(documentOf(this, filing), operatorEori(this))]);
});

Then("the operator's record shows the refusal and its reason", async function (this: ConformanceWorld) {
  const told = await refusedErrors(this.keptAs<Push>('push').sealed);
  const seen = await look(this, 'ics2.filing', this.keptAs<string>('lrn'), ({ state }) => state === 'refused');
  this.judge([judgeRefusalTold(told, { state: seen.state, errors: groupsOf<NamedError>(seen.holds?.['errors']) })]);
});

interface ClientFiling {
  client: string;
  lrn: string;
  decision: 'registered' | 'refused';
}

/** The client of the description, and another whose EORI customs knows, which has no certificate. */
const clientsOf = (world: ConformanceWorld): [string, string] => [operatorEori(world), ANOTHER_CARRIER];

async function fileFor(world: ConformanceWorld, client: string, decision: ClientFiling['decision']): Promise<ClientFiling> {
  const good = freshShipment(world);
  const shipment: ShipmentFacts = { ...good, declarant: { ...good.declarant, eori: client } };
  const lrn = await file(world, decision === 'registered' ? shipment : withMistake(shipment, 'a declarant named in Arabic letters'));
  return { client, lrn, decision };
}

When(/^the provider files for two clients, with a mistake in the (first|second) filing$/, async function (this: ConformanceWorld, wrong: string) {
  const [one, other] = clientsOf(this);
  this.kept.set('filings', [await fileFor(this, one, wrong === 'first' ? 'refused' : 'registered'), await fileFor(this, other, wrong === 'second' ? 'refused' : 'registered')]);
});

When('customs has answered both', async function (this: ConformanceWorld) {
  for (const { lrn, decision } of this.keptAs<ClientFiling[]>('filings')) {
    const filing = await receiptedFiling(this, lrn);
    await decided(this, lrn, decision);
    await pushed(this, decision === 'refused' ? REFUSALS : ['IE3R01'], filing.messageId ?? '');
  }
});

Then('each client sees the answer to its own filing, and no other', async function (this: ConformanceWorld) {
  for (const { client, lrn, decision } of this.keptAs<ClientFiling[]>('filings')) {
    const answers = (held: unknown): ClientAnswer[] => groupsOf<{ lrn?: string; state?: string }>(held);
    const seen = await look(this, 'ics2.client', client, ({ holds }) => answers(holds?.['answers']).some((one) => one.lrn === lrn && one.state === decision));
    if (seen.holds?.['answers'] === undefined) return this.block('the driver does not tell what each client sees (observe ics2.client)');
    this.judge([judgeOwnAnswer(client, { lrn, state: decision }, answers(seen.holds['answers']))]);
  }
});
