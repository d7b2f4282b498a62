import { Given, Then, When } from '@cucumber/cucumber';
import type { ToleranceName } from '../../../requirements/ics2/tolerances';
import { AGREEMENT_OF_RELEASE_1, asCustoms, asTrader, OLDER_CUSTOMS_TYPE } from '../../../simulators/ics2/agreed';
import type { PullAnswer } from '../../../simulators/ics2/hostile/pulling-probe';
import type { ProbeMessage } from '../../../simulators/ics2/hostile/probe';
import { SHARED } from '../../../simulators/ics2/trader-interface/doors';
import type { ConformanceWorld } from '../../support/world';
import { judgeMessage } from '../exchange';
import { checkError, INTERFACE, kept, probeFiles, probeOf } from '../probe';

/** A departure that a contradiction in the specification explains, and the row that it departs from. */
interface Departure {
  tolerance: ToleranceName;
  requirement: string;
  message: Partial<ProbeMessage>;
}

const SCAN = { contentId: 'scan.pdf', bytes: Buffer.from('%PDF-1.7\n'), mimeType: 'application/pdf', compress: false };
const CUSTOMS = { ...asCustoms(SHARED.partyId), type: OLDER_CUSTOMS_TYPE };

const DEPARTURES: Readonly<Record<string, Departure>> = {
  'the agreement of Release 1': { tolerance: 'ics2.tolerance.agreement', requirement: 'ICS2-AS4-05', message: { header: { agreementRef: AGREEMENT_OF_RELEASE_1 } } },
  'an agreement without its type': { tolerance: 'ics2.tolerance.agreementType', requirement: 'ICS2-AS4-06', message: { header: { agreementType: '' } } },
  'the older party type of customs': { tolerance: 'ics2.tolerance.customsType', requirement: 'ICS2-AS4-03', message: { header: { to: CUSTOMS } } },
  'a SOAP part of type text/xml': { tolerance: 'ics2.tolerance.rootPart', requirement: 'ICS2-AS4-15', message: { quirks: { rootMediaType: 'text/xml' } } },
  'an attachment that is not compressed': { tolerance: 'ics2.tolerance.attachmentCompression', requirement: 'ICS2-AS4-20', message: { attachments: [SCAN] } },
};

Given(/^the parameter (ics2\.\S+) is (\S+)$/, function (this: ConformanceWorld, name: string, value: string) {
  this.run.simulators.ics2.choices.set(name, value);
});

When(new RegExp(`^the probe files with (${Object.keys(DEPARTURES).join('|')})$`), async function (this: ConformanceWorld, departure: string) {
  this.kept.set('departure', DEPARTURES[departure]);
  await probeFiles(this, { message: DEPARTURES[departure]!.message });
});

Then('the interface answers the unknown party with EBMS:0003 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-AS4-42', 'EBMS:0003', /\(failure/);
});

/** The message was taken, and its departure counts as said: of `requirement`, the row that the scenario claims. */
function checkTaken(world: ConformanceWorld, requirement: string, counts: 'as a finding' | 'as a breach'): void {
  const { tolerance, requirement: departedFrom } = world.keptAs<Departure>('departure');
  const { messageId, answer } = kept(world);
  const reception = world.run.simulators.ics2.receptions.all.find((one) => one.messageId === messageId);
  const judged = reception === undefined ? undefined : judgeMessage(world, reception).find((one) => one.requirement === departedFrom && !one.holds);
  const weight = judged === undefined ? 'nothing' : judged.weight === 'advice' && judged.observed.includes(tolerance) ? 'as a finding' : 'as a breach';
  world.check(
    requirement, `a receipt; ${departedFrom} counts ${counts}${counts === 'as a finding' ? ` under ${tolerance}` : ''}`,
    `${answer.text}; ${departedFrom} counts ${weight}: ${judged?.observed ?? ''}`, answer.kind === 'receipt' && weight === counts, INTERFACE,
  );
}

Then('the interface takes the known value, and what departs is a finding that names the parameter', function (this: ConformanceWorld) {
  checkTaken(this, 'ICS2-AS4-09', 'as a finding');
});

Then(/^the interface sees no fault of communication, and what departs counts (as a finding|as a breach)$/, function (this: ConformanceWorld, counts: 'as a finding' | 'as a breach') {
  checkTaken(this, 'ICS2-AS4-42', counts);
});

When('the probe files from its access point that pulls', async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  const { eori } = await probeOf(this);
  const from = asTrader(ics2.pullingProbe.partyId);
  await probeFiles(this, { facts: { declarant: eori }, message: { header: { from } } });
  await ics2.settle();
});

Then(/^the registration (names|does not name) the message that it answers$/, function (this: ConformanceWorld, names: 'names' | 'does not name') {
  const answer = this.keptAs<PullAnswer[]>('pull answers').at(-1);
  if (answer?.kind !== 'message') this.block('the probe was handed no message');
  const { messageId } = kept(this);
  const { refToMessageId } = answer.message.header;
  this.check('ICS2-AS4-13', `RefToMessageId ${names === 'names' ? messageId : '(absent)'}`, `RefToMessageId ${refToMessageId ?? '(absent)'}`, refToMessageId === (names === 'names' ? messageId : undefined), INTERFACE);
});

Then('the interface answers the unregistered seal with EBMS:0004 and the fixed text of sub-code A0001', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-SEC-13', 'EBMS:0004', /: A0001:Authorization to access the targeted application refused to sender\.$/);
});
