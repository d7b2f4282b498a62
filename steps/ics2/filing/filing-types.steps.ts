import { Then, When } from '@cucumber/cucumber';
import type { XmlElement } from '../../../protocols/xml';
import { judgeComplete, judgeFilingType, judgeOwnFiling, judgeRole } from '../../../simulators/ics2/judge/filing/filing-type';
import { judgeJoins, judgeNamedFilers, judgeSplit, type JoinedFiling } from '../../../simulators/ics2/judge/filing/filing-parts';
import type { FilingOutcome } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { cameOf, decided, file, judgeMessage, operatorEori, receiptedFiling } from '../exchange';
import { documentOf, FILER, judgeFiling, prepared, rolesOf } from '../filers';
import type { Extent, ShipmentFacts } from '../shipments';

const EXTENT = '(only what must|all that can)';
const extentOf = (words: string): Extent => (words === 'all that can' ? 'all' : 'least');

/** The filing that the last stimulus was to cause, receipted; its document. */
async function receivedDocument(world: ConformanceWorld): Promise<XmlElement> {
  return documentOf(world, await receiptedFiling(world, world.keptAs<string>('lrn')));
}

When(new RegExp(`^the ${FILER} files (F\\d\\d) with ${EXTENT} be said$`), async function (this: ConformanceWorld, filer: string, filing: string, extent: string) {
  this.kept.set('roles', rolesOf(filer));
  await file(this, prepared(this, filer, filing, extentOf(extent)));
});

Then('the filing is of that type, conforms to its table and keeps every rule', async function (this: ConformanceWorld) {
  const filing = await receiptedFiling(this, this.keptAs<string>('lrn'));
  const root = documentOf(this, filing);
  const roles = this.keptAs<string[]>('roles');
  const told = this.keptAs<ShipmentFacts>('shipment').filing ?? '';
  this.judge([judgeRole(root, roles)]);
  // A right filing of another type proves nothing of the one that was asked for.
  if (root.name !== `IE3${told}`) this.block(`the operator was told to file ${told}, and filed ${root.name}`);
  this.judge([judgeFilingType(root, filing.action, roles), ...(await judgeFiling(this, filing))]);
});

const AGREED = new RegExp(`^the ${FILER} files (F\\d\\d), since it was agreed that the carrier files all$`);
When(AGREED, async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, prepared(this, filer, filing));
});

Then('one complete filing has come, and no partial one', async function (this: ConformanceWorld) {
  const filing = await receiptedFiling(this, this.keptAs<string>('lrn'));
  // Only what is sound is registered, and only then has the operator no reason to file anything else.
  await decided(this, filing.lrn ?? '', 'registered');
  // A message that was sent again is still the same message.
  const once = new Map(this.run.simulators.ics2.receptions.all.map((one) => [one.messageId, one]));
  this.judge([judgeComplete([...once.values()].flatMap(({ document }) => document ?? []))]);
});

When(new RegExp(`^the ${FILER} is asked to file its (F\\d\\d)$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, prepared(this, filer, filing));
});

Then('that filing arrives, with the filer as declarant', async function (this: ConformanceWorld) {
  const sent = await cameOf(this, /^IE3F/);
  const { filing = '' } = this.keptAs<ShipmentFacts>('shipment');
  if (sent !== undefined) this.judge(judgeMessage(this, sent));
  this.judge([judgeOwnFiling(sent?.document, filing, operatorEori(this))]);
});

When(new RegExp(`^the ${FILER} files (F\\d\\d) and knows who files next$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, prepared(this, filer, filing));
});

Then('the filing names that filer', async function (this: ConformanceWorld) {
  const { houses: [house] = [], ...shipment } = this.keptAs<ShipmentFacts>('shipment');
  const named = ({ ...shipment, ...house } as { supplementaryDeclarants?: { eori: string }[] }).supplementaryDeclarants ?? [];
  this.judge([judgeNamedFilers(await receivedDocument(this), named.map(({ eori }) => eori))]);
});

When(new RegExp(`^the ${FILER} files (F\\d\\d) for the first part of a shipment$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, prepared(this, filer, filing));
});

When(new RegExp(`^the ${FILER} files (F\\d\\d) for the rest of it$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  const { mrn } = this.keptAs<FilingOutcome>('outcome');
  this.kept.set('first mrn', mrn ?? '');
  await file(this, { ...prepared(this, filer, filing), split: { previousMrn: mrn ?? '' } });
});

Then('the filing says nothing of an earlier part', async function (this: ConformanceWorld) {
  this.judge([judgeSplit(await receivedDocument(this), undefined)]);
});

Then('the filing names the MRN of the first part', async function (this: ConformanceWorld) {
  this.judge([judgeSplit(await receivedDocument(this), this.keptAs<string>('first mrn'))]);
});

When(new RegExp(`^the ${FILER} files F25 to complete it, with ${EXTENT} be said$`), async function (this: ConformanceWorld, filer: string, extent: string) {
  const { mrn = '' } = this.keptAs<FilingOutcome>('outcome');
  const earlier = this.keptAs<ShipmentFacts>('shipment');
  const shipment = prepared(this, filer, 'F25', extentOf(extent));
  const joined: JoinedFiling = { mrn, houseWaybill: String(earlier.houses?.[0]?.['houseWaybill']), airWaybill: String(earlier['airWaybill'] ?? shipment['airWaybill']) };
  this.kept.set('joined', joined);
  await file(this, {
    ...shipment,
    airWaybill: joined.airWaybill,
    houseWaybill: joined.houseWaybill,
    earlierFiling: { lrn: this.keptAs<string>('lrn'), mrn },
  });
});

Then('the filing cites the earlier one by its MRN or its house air waybill, and gives the master air waybill', async function (this: ConformanceWorld) {
  this.judge([judgeJoins(await receivedDocument(this), this.keptAs<JoinedFiling>('joined'))]);
});
