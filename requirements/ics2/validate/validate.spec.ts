import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadXml, type Schema, type Xml } from '../../../protocols/xml';
import { loadCatalogue } from '../../catalogue/catalogue';
import { codeLists } from '../codelists/code-lists';
import { schemaFor } from '../schema/schemas';
import { specimenByHand } from '../specimens/by-hand/by-hand';
import { GENERAL_CHECKS } from './checks';
import { type Edit, MUTANTS, STILL_GOOD } from './examples';
import { CONDITIONS_BY_ID, RULES } from '../rules';
import { type Problem, validateMessage, type ValidationContext, type Validation } from './validate';

let xml: Xml;
const compiled = new Map<string, Schema>();
before(async () => {
  xml = await loadXml();
});
after(() => {
  for (const schema of compiled.values()) schema.dispose();
});

function judge(text: string, context: Partial<ValidationContext> = {}): Validation {
  const message = context.message ?? 'IE3F10';
  const bytes = Buffer.from(text);
  const read = xml.read(bytes);
  assert.ok(read.ok, 'the mutant is XML');
  const schema = compiled.get(message) ?? xml.compileSchema(schemaFor(message));
  compiled.set(message, schema);
  return validateMessage({ root: read.root, schemaProblems: schema.validate(bytes) }, { day: '2026-03-01', ...context, message });
}

/** `rule code path-tail` of every problem, the tail being the last step of the path. */
const brief = ({ problems }: Validation): string[] =>
  problems.map(({ rule, code, path }) => `${rule} ${code} ${path.slice(path.lastIndexOf('/') + 1)}`);

const F10 = specimenByHand('ie3f10');
function edited(...edits: Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    assert.notEqual(next, text, `the edit of ${String(from)} changes something`);
    return next;
  }, F10);
}

describe('a valid IE3F10', () => {
  test('has no problems, and says what could not be checked', () => {
    const { problems, notChecked, cut } = judge(F10);
    assert.deepEqual(problems, []);
    assert.equal(cut, false);
    assert.ok(notChecked.some((reason) => reason.startsWith('CL244: external')));
    assert.ok(notChecked.some((reason) => reason.startsWith('R3003')));
    assert.ok(!notChecked.some((reason) => reason.includes('does not judge')), 'every rule and condition cited by IE3F10 is judged');
  });
  for (const [what, edits] of STILL_GOOD) test(`stays valid: ${what}`, () => assert.deepEqual(brief(judge(edited(...edits))), []));
});

describe('each defect is one problem, with its code and place', () => {
  for (const [what, edits, expected] of MUTANTS) test(what, () => assert.deepEqual(brief(judge(edited(...edits))), expected));

  test('R3031: advice where every item repeats the same', () => {
    const same = '<supportingDocuments><referenceNumber>C-1</referenceNumber><type>N934</type></supportingDocuments>';
    const text = edited([/(<goodsItemNumber>\d<\/goodsItemNumber>)/g, `$1${same}`]);
    const { problems } = judge(text);
    assert.deepEqual(
      problems.map(({ rule, weight }) => [rule, weight]),
      [['R3031', 'advice']],
    );
    assert.deepEqual(judge(text.replace('C-1', 'C-2')).problems, []);
  });

  test('R3021: a wrong check digit is advice', () => {
    const { problems } = judge(edited(['CSQU3054383', 'CSQU3054384']));
    assert.deepEqual(
      problems.map(({ rule, weight, demanded }) => [rule, weight, demanded]),
      [['R3021', 'advice', 'check digit 3 (ISO 6346)']],
    );
  });

  test('equipment at the goods items: C3014 and C3018', () => {
    const equipment = /<transportEquipment>[\s\S]*<\/transportEquipment>/.exec(F10)![0];
    const atItem: Edit[] = [
      [equipment, ''],
      ['<typeOfPackages>CT</typeOfPackages></packaging>', `<typeOfPackages>CT</typeOfPackages></packaging>${equipment}`],
    ];
    assert.deepEqual(brief(judge(edited(...atItem))), []);
    assert.deepEqual(brief(judge(edited(...atItem, ['<containerIndicator>1<', '<containerIndicator>0<']))), [
      'C3014 12 transportEquipment',
    ]);
    assert.deepEqual(brief(judge(edited(...atItem, ['<numberOfSeals>1</numberOfSeals>', '']))), ['C3018 12 seal']);
  });
});

describe('what is known beside the message', () => {
  test('R3003: an LRN used before by this declarant', () => {
    const used = (lrn: string, declarant: string): boolean => lrn === 'LRN-2026-000001' && declarant === 'DE111111111111111';
    assert.deepEqual(brief(judge(F10, { registers: { lrnUsed: used } })), ['R3003 94 LRN']);
    assert.deepEqual(brief(judge(F10.replace('000001', '000002'), { registers: { lrnUsed: used } })), []);
    assert.deepEqual(brief(judge(F10.replace(/DE111111111111111/g, 'DE5'), { registers: { lrnUsed: used } })), []);
  });

  test('R3005: an EORI that the register does not know', () => {
    const known = (eori: string): boolean => eori !== 'DE222222222222222';
    assert.deepEqual(brief(judge(F10, { registers: { eoriKnown: known } })), ['R3005 12 identificationNumber']);
    assert.deepEqual(brief(judge(F10, { registers: { eoriKnown: () => true } })), []);
  });

  test('code lists are those of the day (ICS2-DAT-16)', () => {
    const list = codeLists().get('CL754')!;
    assert.ok(list.kind === 'codes');
    const lists = new Map([...codeLists(), ['CL754', { ...list, periods: new Map([['N705', [{ to: '2026-02-28' }]]]) }]]);
    assert.deepEqual(brief(judge(F10, { codeLists: lists, day: '2026-02-28' })), []);
    assert.deepEqual(brief(judge(F10, { codeLists: lists, day: '2026-03-01' })), ['GEN-CODELIST 12 type']);
  });

  test('an external list that somebody provides is checked', () => {
    const base = codeLists().get('CL754')!;
    assert.ok(base.kind === 'codes');
    const offices = { ...base, list: 'CL141', codes: new Set(['DE000000']) };
    const { problems, notChecked } = judge(F10, { codeLists: new Map([...codeLists(), ['CL141', offices]]) });
    assert.deepEqual(
      problems.map(({ rule, found }) => [rule, found]),
      [['GEN-CODELIST', '"DE004851"']],
    );
    assert.ok(!notChecked.some((reason) => reason.startsWith('CL141')));
  });
});

describe('all problems at once', () => {
  const broken = edited(
    ['<reEntryIndicator>0</reEntryIndicator>', '<colour>red</colour>'],
    ['+49 40 1234567', '040'],
    ['IMO9074729', 'IMO1'],
    ['<type>N705<', '<type>N999<'],
    ['CSQU3054383', 'x'],
  );

  test('in document order, deterministic, none hidden by a broken sequence before it', () => {
    const once = judge(broken);
    assert.deepEqual(brief(once), [
      'GEN-MANDATORY 13 IE3F10',
      'GEN-UNKNOWN 15 colour',
      'R3009 70 identificationNumber',
      'R3006 12 identifier',
      'R3021 12 containerIdentificationNumber',
      'GEN-CODELIST 12 type',
    ]);
    assert.deepEqual(judge(broken), once);
  });

  test('each says where, what was found, what was demanded and what to do', () => {
    const { problems } = judge(edited(['+49 40 1234567', '040 / 123']));
    assert.deepEqual(problems, [
      {
        line: F10.slice(0, F10.indexOf('+49 40 1234567')).split('\n').length,
        path: '/IE3F10/consignmentMasterLevel/carrier/communication/identifier',
        displayPath: 'IE3F10/Consignment (Master level)/Carrier/Communication/Identifier',
        element: 'Identifier',
        rule: 'R3006',
        code: '12',
        also: [],
        basis: 'stated',
        weight: 'reject',
        stage: 'trader-interface',
        requirement: 'ICS2-DAT-09',
        found: '"040 / 123"',
        demanded: '+ and 7 to 15 digits, single spaces allowed (ITU-T E.123)',
        mend: 'write the number with + and country code, without dashes or brackets',
      } satisfies Problem,
    ]);
  });

  test('are bounded, and the bound is said', () => {
    const { problems, cut } = judge(broken, { maxProblems: 2 });
    assert.equal(problems.length, 2);
    assert.equal(cut, true);
  });

  test('of 9999 goods items in time that grows with their number, not its square', () => {
    const item = /<goodsItem>[\s\S]*?<\/goodsItem>/.exec(F10)![0];
    const many = Array.from({ length: 9999 }, (_, i) =>
      item.replace('>1<', `>${i + 1}<`).replace(/<shippingMarks>.*?<\/shippingMarks>/, ''),
    ).join('');
    const text = F10.replace(/<goodsItem>[\s\S]*<\/goodsItem>/, () => many);
    const read = xml.read(Buffer.from(text));
    assert.ok(read.ok);
    const started = process.cpuUsage();
    const { problems } = validateMessage({ root: read.root, schemaProblems: [] }, { message: 'IE3F10', day: '2026-03-01' });
    const { user } = process.cpuUsage(started);
    assert.equal(problems.length, 9999);
    assert.ok(problems.every(({ rule }) => rule === 'C3036'));
    // About 0.4 s here; a square would take minutes. Processor time, since other tests run beside this one.
    assert.ok(user < 10_000_000, `${user / 1000} ms of processor time`);
  });

  test('values are quoted, but not at full length', () => {
    const [problem] = judge(edited(['LRN-2026-000001', 'L'.repeat(100_000)])).problems;
    assert.ok(problem!.found.startsWith('100000 characters') && problem!.found.length < 150);
  });
});

describe('the other messages', () => {
  test('IE3R01 and IE3N99 specimens are valid', () => {
    for (const message of ['IE3R01', 'IE3N99']) assert.deepEqual(judge(specimenByHand(message.toLowerCase()), { message }).problems, []);
  });

  test('a breach of their table is a breach of ICS2-ERR-05', () => {
    const { problems } = judge(specimenByHand('ie3n99').replace('<validationCode>94</validationCode>', ''), { message: 'IE3N99' });
    assert.deepEqual(
      problems.map(({ rule, requirement, path }) => [rule, requirement, path]),
      [['GEN-MANDATORY', 'ICS2-ERR-05', '/IE3N99/error[2]']],
    );
  });

  test('a customs message may quote foreign characters, a filing may not hold them', () => {
    assert.deepEqual(judge(specimenByHand('ie3n99').replace('telephone number', '上'), { message: 'IE3N99' }).problems, []);
    const [problem] = judge(F10.replace('Quartz sand', '上')).problems;
    assert.deepEqual([problem?.rule, problem?.found], ['GEN-UNICODE', 'the character U+4E0A']);
  });

  test('a validation code outside CL723 is refused', () => {
    assert.deepEqual(brief(judge(specimenByHand('ie3n99').replace('>94<', '>ERR-17<'), { message: 'IE3N99' })), [
      'GEN-CODELIST 12 validationCode',
    ]);
  });
});

test('every check, rule and condition names a code of CL723 and a requirement of the catalogue', () => {
  const codes = codeLists().get('CL723')!;
  assert.ok(codes.kind === 'codes');
  for (const row of [...RULES.values(), ...CONDITIONS_BY_ID.values(), ...Object.values(GENERAL_CHECKS)]) {
    for (const code of [row.code, ...row.also]) assert.ok(codes.codes.has(code), code);
    if (row.requirement !== undefined) assert.ok(loadCatalogue().has(row.requirement), row.requirement);
  }
});
