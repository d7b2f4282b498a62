import { Given, Then, When } from '@cucumber/cucumber';
import type { OutgoingMessage } from '../../protocols/eaeu-soap';
import { technicalConditions } from '../../requirements/eaeu/countries';
import { judgeConfined, type Told } from '../../simulators/eaeu/judge/confidential';
import { toldIn } from '../../simulators/eaeu/judge/origin';
import { recordsAbout } from '../../simulators/eaeu/judge/journal';
import type { ConformanceWorld } from '../support/world';
import { answer, deliver, described, gatewayOf, isConfirmation, wireWaitMs } from './exchange';
import { arrivedIn, faultFor, neighboursOf, postIn, postedIn } from './gateway-posting';
import { askFor, enter, foreign, thirdPartiesOf, type Entered } from './origin';

/** Stands for the exporter: whoever has it without being told has it from the certificate. */
const markOf = (world: ConformanceWorld): string => world.keptAs<string>('mark');

function newMark(world: ConformanceWorld): string {
  const mark = `MARK-${world.run.ids.uuid()}`;
  world.kept.set('mark', mark);
  return mark;
}

Given('the third country refuses the next report', function (this: ConformanceWorld) {
  gatewayOf(this).script.refuseReports = 1;
});

When('the authorised body issues a certificate with marked data', async function (this: ConformanceWorld) {
  const gateway = gatewayOf(this);
  const entered = await enter(this, { exporter: newMark(this), awaited: 'P.MSG.ERR' });
  this.kept.set('entered', entered);
  if (!gateway.received.all.slice(entered.mark).some(({ bytes }) => bytes.includes(markOf(this)))) this.block('the exporter is not in the report of the certificate');
});

When('another third country asks for it, in order and in a broken form', async function (this: ConformanceWorld) {
  const entered = this.keptAs<Entered>('entered');
  const told = toldIn(await askFor(this, entered, 'RS')) ?? [];
  if (told.length > 0) this.block('RS was given a certificate issued for VN (EAEU-D124-02)');
  const broken = thirdPartiesOf(this).messages.request('RS', entered);
  const come = await answer(this, await deliver(this, { ...broken, body: broken.body.replace(/<doc:IssueDate>.*?<\/doc:IssueDate>/s, '') }));
  if (come === undefined) this.block('the broken request was not answered (EAEU-SIG-09)');
});

When('certificates with marked data are reported: a good one, one for no member state, one that breaks its schema', async function (this: ConformanceWorld) {
  const exporter = newMark(this);
  const { messages } = thirdPartiesOf(this);
  const reports = [foreign(this, { exporter }), foreign(this, { exporter, issuedFor: 'RS' }), foreign(this, { exporter })].map((one) => messages.report(one));
  const [good, refused, whole] = reports as [OutgoingMessage, OutgoingMessage, OutgoingMessage];
  const broken = { ...whole, body: whole.body.replace(/<doc:IssueDate>.*?<\/doc:IssueDate>/s, '') };
  for (const message of [good, refused, broken]) {
    const come = await answer(this, await deliver(this, message));
    if (come === undefined || (message === good && !isConfirmation(come))) this.block(`a report was not answered as it should be: ${described(come)}`);
  }
});

/** The lines that the IUT keeps; the scenario is blocked when it shows none. */
async function logOf(world: ConformanceWorld): Promise<Told[]> {
  const { known, holds } = await world.observe('eaeu.log', '*');
  const lines = Array.isArray(holds?.['lines']) ? (holds['lines'] as unknown[]) : [];
  if (!known || lines.length === 0) world.block('the IUT shows no log (observe eaeu.log)');
  return lines.map((line, nth) => ({ where: `line ${nth + 1} of the log`, text: String(line) }));
}

/** Whether it is the address of a third country or of the Commission; whom anything else was meant for, nobody can say. */
const isAddressed = (to = ''): boolean => {
  const segment = /^EAEU:\/\/([A-Z]+)\//.exec(to)?.[1] ?? '';
  return segment === 'EEC' || technicalConditions(segment) !== undefined;
};

Then('the marked data were told to nobody else, and stand in no log', async function (this: ConformanceWorld) {
  const received = gatewayOf(this).received.all;
  if (!received.every(({ envelope }) => isAddressed(envelope?.to))) this.block('a message does not say as it should whom it is for (EAEU-ENV-05, EAEU-ENV-23, EAEU-D124-12)');
  const others = received.filter(({ envelope }) => !envelope!.to!.startsWith('EAEU://VN/'));
  const told = others.map(({ label, envelope, bytes }) => ({ where: `${label} to ${envelope!.to}`, text: bytes.toString('utf8') }));
  this.judge([judgeConfined(markOf(this), 'messages to others', told), judgeConfined(markOf(this), 'lines of the log', await logOf(this))]);
});

When('reports with marked data are sent into the gateway: a good one, and one that it refuses', async function (this: ConformanceWorld) {
  const mark = newMark(this);
  const { compose } = neighboursOf(this);
  const marked = (): OutgoingMessage => {
    const message = compose.flow(1);
    return { ...message, body: message.body.replace(/(<d:ExporterName>)[^<]*/, `$1${mark}`) };
  };
  await postIn(this, marked());
  const refused = marked();
  await postIn(this, { ...refused, action: refused.action!.replace('TRN.001', 'TRN.099') });
});

Then('the marked data stand in no record of the journal, and no other neighbour has them', async function (this: ConformanceWorld) {
  for (const posted of postedIn(this)) {
    if ((await faultFor(this, posted)) === undefined) this.block('a report ended in silence (EAEU-FLT-12)');
    const { messageId } = posted.message;
    await neighboursOf(this).arrived.wait(() => recordsAbout(messageId, arrivedIn(this)).length >= 2, wireWaitMs());
    if (recordsAbout(messageId, arrivedIn(this)).length === 0) this.block('the journal service was told nothing of a report (EAEU-ENV-35)');
  }
  // Its sender has them already, and may be told what of it was wrong.
  const others = arrivedIn(this).filter(({ at }) => at !== 'VN' && at !== 'KZ');
  this.judge([judgeConfined(markOf(this), 'messages to the journal and to other neighbours', others.map(({ at, label, bytes }) => ({ where: `${label} at ${at}`, text: bytes.toString('utf8') })))]);
});
