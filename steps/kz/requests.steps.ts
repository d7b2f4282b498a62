import { Then, When } from '@cucumber/cucumber';
import { annulmentRequest, judgeStanding, statusRequest, type ProbeResult } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, businessNow, statusReading } from './exchange';
import { authorityParty, describe, isUnderTest, last, present } from './test-client';

/** PI_RegID that the authority gave to the document presented last. */
function regIdOf(world: ConformanceWorld): string {
  const { result } = last(world);
  const regId = result.kind === 'answered' && result.answer.kind === 'results' ? result.answer.results[0]?.regId : undefined;
  return regId ?? world.block(`the answer on the document holds no PI_RegID: ${describe(result)}`);
}

async function ask(world: ConformanceWorld, request: (documentId: string, regId: string) => string, regId: string): Promise<void> {
  world.kept.set('asked', regId);
  world.kept.set('standing', await authorityOf(world).probe.present(request(world.run.ids.uuid(), regId), { underTest: isUnderTest(world) }));
}

function judge(world: ConformanceWorld, due: Parameters<typeof judgeStanding>[1]['due']): void {
  const result = world.keptAs<ProbeResult>('standing');
  world.judge([judgeStanding(result.kind === 'answered' ? result.answer : undefined, { regId: world.keptAs<string>('asked'), due, reading: statusReading(world) }, authorityParty(world))]);
}

When('the test client annuls its document', async function (this: ConformanceWorld) {
  await ask(this, annulmentRequest, regIdOf(this));
});

When('the test client asks for the status of its document', async function (this: ConformanceWorld) {
  await ask(this, statusRequest, regIdOf(this));
});

When(/^the test client (annuls|asks for the status of) a document that nobody presented$/, async function (this: ConformanceWorld, what: string) {
  await ask(this, what === 'annuls' ? annulmentRequest : statusRequest, this.run.ids.uuid());
});

Then(/^the revenue authority says that it is (registered|annulled)$/, function (this: ConformanceWorld, status: 'registered' | 'annulled') {
  judge(this, status);
});

Then('the revenue authority refuses, with the reason', function (this: ConformanceWorld) {
  judge(this, 'unknown');
});

When('a document with the UIN {string} in the place of a registration number is presented by a test client', async function (this: ConformanceWorld, uin: string) {
  await present(this, { regNumber: { country: 'KZ', date: businessNow(this).slice(0, 10), serial: uin.slice(-9) } });
});

When('the revenue authority is asked to hand pre-arrival information to {string}', async function (this: ConformanceWorld, purpose: string) {
  this.kept.set('hand-over', await this.stimulateOrRefuse('kz.hand-over', { purpose }));
  this.kept.set('purpose', purpose);
});

Then('it refuses, and keeps a record of it', async function (this: ConformanceWorld) {
  const { status } = this.keptAs<{ status: string }>('hand-over');
  const { holds } = await this.observe('kz.register', 'pre-arrival');
  const records = holds?.['handedOver'];
  const purpose = this.keptAs<string>('purpose');
  const recorded = Array.isArray(records) && records.some((one: unknown) => (one as { purpose?: unknown; given?: unknown } | null)?.purpose === purpose && (one as { given?: unknown }).given === false);
  this.check('KZ281-08', 'refused and logged as refused', `${status}; ${recorded ? 'logged' : 'not logged'} as refused`, status === 'refused' && recorded);
});
