import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { resolveParameters } from '../../../requirements/parameters';
import { loadXml, type Xml } from '../../../protocols/xml';
import { soundConduct } from '../conduct';
import { traderMessage, type MessageFacts } from '../hostile/trader-message';
import { referenceOf } from '../messages/reference';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import { messageJudge } from '../message-judge';
import { createCommonRepository, type CommonRepository } from './repository';
import type { Decision, Submission } from './submission';

const AT = Date.parse('2026-06-01T08:00:00Z');
const DAY_MS = 86_400_000;
const MRN = '26DE0000000ABCDAT5';
const EORI = 'DE1234567890123';

const parameters = resolveParameters();
const parameter = (name: string): string => parameters.get(name).value!;

let xml: Xml;
let judge: MessageJudge;
let repository: CommonRepository;
let used = 0;

before(async () => {
  xml = await loadXml();
  judge = await messageJudge();
});
beforeEach(() => {
  repository = createCommonRepository({ judge, xml, conduct: soundConduct(), business: new VirtualClock(AT), parameter });
});

type Choices = Partial<MessageFacts> & { at?: number; edit?: (text: string) => string };

function submission(message: string, mrn: string, { at = AT, edit = (text) => text, ...facts }: Choices = {}): Submission {
  const whole = { number: `N${++used}`, documents: `D${used}`, eori: EORI, mrn, referral: 'RFI-1', day: '2026-06-01', ...facts };
  const bytes = Buffer.from(edit(traderMessage(message, whole)));
  const read = xml.read(bytes);
  assert.ok(read.ok);
  return { message, mrn, at, bytes, root: read.root, reference: referenceOf(read.root) };
}

const told = (decision: Decision): string =>
  decision.accepted ? 'accepted' : `${decision.by} ${decision.problems.map(({ code, path }) => `${code} ${path}`).join(', ')}`;
const decided = async (...parts: Parameters<typeof submission>): Promise<string> => told(await repository.consider(submission(...parts)));
const next = (place: number): string => `26DE000000000${place}AT${place}`;

describe('the Common Repository', () => {
  test('what acts on a filing needs one', async () => {
    for (const message of ['IE3A10', 'IE3Q04', 'IE3R02', 'IE3R03']) assert.equal(await decided(message, MRN), `IE3N01 90 /${message}/MRN`);
    assert.equal(await decided('IE3F25', MRN), 'IE3N01 90 /IE3F25/previousDocument/identification');
  });

  test('an amendment of a filing that is still to be decided on is out of sequence', async () => {
    repository.hold();
    const filing = repository.consider(submission('IE3F10', MRN, { documents: 'X' }));
    const early = repository.consider(submission('IE3A10', MRN, { documents: 'X' }));
    repository.release();
    assert.deepEqual([told(await filing), told(await early)], ['accepted', 'IE3N01 92 /IE3A10/MRN']);
    assert.equal(await decided('IE3A10', MRN, { documents: 'X' }), 'accepted');
  });

  test('F25 joins a filing and lodges none', async () => {
    assert.equal(await decided('IE3F23', MRN), 'accepted');
    assert.equal(await decided('IE3F25', MRN), 'accepted');
    assert.deepEqual(repository.filings.all().map(({ message }) => message), ['IE3F23']);
  });

  test('a master document is used once by whom it belongs to, for a year, unless its filing was invalidated', async () => {
    assert.equal(await decided('IE3F10', MRN, { documents: 'M' }), 'accepted');
    const place = '/IE3F10/consignmentMasterLevel/transportDocumentMasterLevel';
    assert.equal(await decided('IE3F10', next(1), { documents: 'M' }), `IE3N01 81 ${place}`);
    assert.equal(await decided('IE3F10', next(2), { documents: 'M', eori: 'FR98765432109876' }), 'accepted');
    assert.equal(await decided('IE3F15', next(3), { documents: 'M' }), 'accepted', 'a house filing cites it');
    assert.equal(await decided('IE3F10', next(4), { documents: 'M', at: AT + 364 * DAY_MS }), `IE3N01 81 ${place}`);
    assert.equal(await decided('IE3Q04', MRN), 'accepted');
    assert.equal(await decided('IE3F10', next(5), { documents: 'M' }), 'accepted');
    assert.equal(await decided('IE3F10', next(6), { documents: 'M', at: AT + 366 * DAY_MS }), 'accepted');
  });

  test('an amendment replaces the filing, and only its own parties make it', async () => {
    await decided('IE3F10', MRN, { documents: 'M' });
    const other = (text: string): string => text.replace(/(<declarant>[\s\S]*?<city>)[^<]*/, '$1Gent');
    assert.equal(await decided('IE3A10', MRN, { documents: 'M', edit: other }), 'accepted');
    assert.match(repository.filings.all()[0]!.bytes.toString(), /^<\?xml[^>]*>\s*<IE3A10[\s\S]*<city>Gent</);
    assert.equal(
      await decided('IE3A10', MRN, { documents: 'M', eori: 'FR98765432109876' }),
      'IE3N01 104 /IE3A10/declarant/identificationNumber, 96 /IE3A10/declarant/identificationNumber',
    );
    assert.equal(repository.filings.all()[0]!.message, 'IE3F10');
  });

  test('what was invalidated is neither amended nor invalidated again', async () => {
    await decided('IE3F10', MRN, { documents: 'M' });
    assert.equal(await decided('IE3Q04', MRN), 'accepted');
    assert.equal(await decided('IE3Q04', MRN), 'IE3N01 72 /IE3Q04/MRN');
    assert.equal(await decided('IE3A10', MRN, { documents: 'M' }), 'IE3N01 72 /IE3A10/MRN');
  });

  test('poor data are refused before the life of the filing is looked at', async () => {
    const described = (words: string) => (text: string): string => text.replace(/(<descriptionOfGoods>)[^<]*/, `$1${words}`);
    const place = 'consignmentMasterLevel/consignmentHouseLevel/goodsItem/commodity/descriptionOfGoods';
    await decided('IE3F10', MRN, { documents: 'M' });
    assert.equal(await decided('IE3F10', next(1), { documents: 'M', edit: described('Parts.') }), `IE3N99 100 /IE3F10/${place}`);
    assert.equal(await decided('IE3A10', MRN, { documents: 'M', edit: described('goods') }), `IE3N99 100 /IE3A10/${place}`);
    assert.equal(await decided('IE3A10', MRN, { documents: 'M', edit: described('steel parts for pumps') }), 'accepted');
  });

  test('an answer is taken where its request is open for that filing', async () => {
    await decided('IE3F24', MRN);
    await decided('IE3F24', next(1));
    repository.referrals.open(MRN, 'RFI-1');
    assert.equal(await decided('IE3R02', MRN), 'accepted');
    assert.equal(await decided('IE3R03', MRN), 'accepted');
    assert.equal(await decided('IE3R02', next(1)), 'IE3N99 98 /IE3R02/additionalInformationResponse/referralRequestReference');
    assert.equal(await decided('IE3R03', MRN, { referral: 'RFI-2' }), 'IE3N99 98 /IE3R03/hrcmScreeningResults/referralRequestReference');
  });
});

describe('a consultation', () => {
  const consulted = (key: string, requester = EORI): string => {
    const edit = (text: string): string => text.replace(/<MRN>.*?<\/MRN>/, '').replace('</requester>', `</requester>${key}`);
    const answer = repository.consult(submission('IE3Q05', MRN, { eori: requester, edit: key === '' ? undefined : edit }));
    return answer.accepted ? answer.entities.map((one) => Object.values(one).join(' ')).join(', ') : told(answer);
  };
  const document = (name: string, number: string, type: string): string => `<${name}><documentNumber>${number}</documentNumber><type>${type}</type></${name}>`;

  test('finds by MRN and by document what the requester has filed, and nothing else', async () => {
    await decided('IE3F10', MRN, { documents: 'M' });
    const { documents } = repository.filings.all()[0]!;
    const { number, type } = documents[0]!;
    assert.equal(consulted(''), `ENF ${MRN} 11, CML ${number} 11, ENS ${MRN} 11`);
    assert.equal(consulted(document('transportDocument', number, type)), `ENF ${MRN} 11, CML ${number} 11`);
    assert.equal(consulted(document('transportDocumentHouse', number, type)), 'IE3N99 80 /IE3Q05/transportDocumentHouse/documentNumber');
    assert.equal(consulted(document('transportDocument', number, 'C624')), 'IE3N99 80 /IE3Q05/transportDocument/documentNumber');
    assert.equal(consulted('', 'FR98765432109876'), 'IE3N99 90 /IE3Q05/MRN');
    assert.equal(consulted(document('transportDocument', number, type), 'FR98765432109876'), 'IE3N99 80 /IE3Q05/transportDocument/documentNumber');
  });
});
