import { Then, When } from '@cucumber/cucumber';
import { textAt, walk, type XmlElement } from '../../../protocols/xml';
import { judgeConsultation, type Key } from '../../../simulators/ics2/judge/process/consultation';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { act, decidedOn, sent } from '../acting';
import { judgeMessage, operatorEori, pushed } from '../exchange';
import { documentOf } from '../filers';
import { mrnOf } from '../registered';

/** What the operator is asked to consult by, in the words of the features, and under which name the key then stands. */
const KEYS: Readonly<Record<string, { by: string; element: string; valueOf: (world: ConformanceWorld, filed: XmlElement) => string }>> = {
  'its MRN': { by: 'mrn', element: 'MRN', valueOf: (world) => mrnOf(world) },
  'its master document': { by: 'master', element: 'transportDocument', valueOf: (_world, filed) => numberIn(filed, 'transportDocumentMasterLevel') },
  'its house document': { by: 'house', element: 'transportDocumentHouse', valueOf: (_world, filed) => numberIn(filed, 'transportDocumentHouseLevel') },
};

const numberIn = (filed: XmlElement, group: string): string => textAt([...walk(filed)].find(({ name }) => name === group), 'documentNumber') ?? '(the filing names none)';

/** Functional references of the consultations that came before this one. */
function earlier(world: ConformanceWorld, request: Reception): string[] {
  const all = world.run.simulators.ics2.receptions.all.filter(({ document }) => document?.name === 'IE3Q05');
  return all.slice(0, all.indexOf(request)).map(({ document }) => textAt(document, 'functionalReference') ?? '');
}

When(/^the operator consults it by (its [\w ]+)$/, async function (this: ConformanceWorld, words: string) {
  const asked = KEYS[words];
  if (asked === undefined) throw new Error(`nothing is consulted by ${words}`);
  const filed = documentOf(this, this.keptAs<Reception>('filing'));
  this.kept.set('key', { element: asked.element, value: asked.valueOf(this, filed) } satisfies Key);
  await act(this, 'ics2.consult', { by: asked.by });
});

Then('the consultation has that key alone, its EORI and a number of its own', async function (this: ConformanceWorld) {
  const request = await sent(this, /^IE3Q05$/);
  const judgement = judgeConsultation(documentOf(this, request), this.keptAs<Key>('key'), operatorEori(this), earlier(this, request));
  this.judge([judgement, ...judgeMessage(this, request)]);
});

Then('customs shows what it holds', async function (this: ConformanceWorld) {
  const request = this.keptAs<Reception>('message');
  await decidedOn(this, request, 'accepted');
  await pushed(this, ['IE3R08'], request.messageId ?? '');
});
