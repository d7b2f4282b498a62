import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadXml, type Schema } from '../../../protocols/xml';
import { schemas } from '../../../requirements/ics2/schema/schemas';
import { validateMessage } from '../../../requirements/ics2/validate/validate';
import { containerShipment } from '../../../steps/ics2/shipments';
import { FactsIncomplete, readShipment } from './facts';
import { buildIE3F10 } from './ie3f10';

const EORI = 'DE1234567890123';

async function problems(document: string): Promise<string[]> {
  const xml = await loadXml();
  const bytes = Buffer.from(document);
  const read = xml.read(bytes);
  assert.ok(read.ok);
  const schema = schemas<Schema>((xsd) => xml.compileSchema(xsd)).for('IE3F10');
  const schemaProblems = schema.validate(bytes);
  return validateMessage({ root: read.root, schemaProblems }, { message: 'IE3F10', day: '2026-06-01' }).problems.map((one) => `${one.rule} ${one.path}`);
}

describe('IE3F10 from business facts', () => {
  const build = (change: (facts: Record<string, unknown>) => void = () => undefined): string => {
    const facts = containerShipment(EORI, 'BL-1') as Record<string, unknown>;
    change(facts);
    return buildIE3F10(readShipment(facts), { lrn: 'LRN-1', issuedAt: Date.parse('2026-06-01T08:00:00Z') });
  };

  test('the prepared shipment makes a filing without problems, by a validator that shares no code with it', async () => {
    assert.deepEqual(await problems(build()), []);
  });

  test('a wrong fact becomes a wrong filing: nothing is mended in silence', async () => {
    assert.deepEqual(await problems(build((facts) => ((facts['vessel'] as { imo: string }).imo = '9074729'))), ['R3009 /IE3F10/activeBorderTransportMeans/identificationNumber']);
  });

  test('markup in a name stays text', () => {
    const document = build((facts) => ((facts['consignee'] as { name: string }).name = '</name><x>&'));
    assert.match(document, /&lt;\/name&gt;&lt;x&gt;&amp;/);
  });

  test('facts that are no shipment are refused by name', () => {
    for (const fact of ['vessel', 'declarant', 'departure', 'goods', 'route', 'billOfLading']) {
      assert.throws(() => build((facts) => delete facts[fact]), (error) => error instanceof FactsIncomplete && error.message.includes(`"${fact}"`));
    }
  });
});
