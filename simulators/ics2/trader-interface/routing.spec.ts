import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createDirectory } from './directory';
import { BELGIAN, doorOf, nationalInterfaceFacts, SHARED } from './doors';
import { createSubmitters, SOUND_ROUTES, WRONG_ROUTES } from './routing';

const EORI = 'DE1234567890123';
const CARRIER = 'FR98765432109876';
const directory = createDirectory(() => []);
for (const partyId of [`A@${EORI}`, `B@${EORI}`, `C@${CARRIER}`]) directory.enrol({ partyId, name: partyId, binding: 'pull' });
directory.prefer(EORI, `B@${EORI}`);

describe('to which access point customs sends', () => {
  test('replies and what concerns an MRN to who submitted, whatever is preferred', () => {
    assert.equal(SOUND_ROUTES.reply(`A@${EORI}`, directory), `A@${EORI}`);
    assert.equal(SOUND_ROUTES.aboutMrn(`A@${EORI}`, directory), `A@${EORI}`);
  });

  test('to others by their preferences; who has none, or prefers what is not enrolled, gets nothing', () => {
    assert.equal(SOUND_ROUTES.other(EORI, directory, `A@${EORI}`), `B@${EORI}`);
    assert.equal(SOUND_ROUTES.other(CARRIER, directory, `A@${EORI}`), undefined);
    directory.prefer(CARRIER, `GONE@${CARRIER}`);
    assert.equal(SOUND_ROUTES.other(CARRIER, directory, `A@${EORI}`), undefined);
    directory.prefer(CARRIER, undefined);
  });

  test('each wrong rule goes wrong by preferences alone', () => {
    assert.equal(WRONG_ROUTES.replyToDefault(`A@${EORI}@DE`, directory), `B@${EORI}`);
    assert.equal(WRONG_ROUTES.referralToPreferred(`C@${CARRIER}`, directory), `C@${CARRIER}`);
    assert.equal(WRONG_ROUTES.copyToFiler(EORI, directory, `A@${CARRIER}`), `A@${CARRIER}`);
    assert.equal(WRONG_ROUTES.copyToFiler(CARRIER, directory, `A@${EORI}`), undefined);
  });

  test('an MRN belongs to who obtained it first', () => {
    const submitters = createSubmitters();
    submitters.obtained('M', { partyId: `A@${EORI}`, door: BELGIAN });
    submitters.obtained('M', { partyId: `C@${CARRIER}`, door: SHARED });
    assert.deepEqual(submitters.of('M'), { partyId: `A@${EORI}`, door: BELGIAN });
    submitters.clear();
    assert.equal(submitters.of('M'), undefined);
  });
});

test('a country has its own door or the shared one, and hello names those of their own', () => {
  assert.equal(doorOf('BE'), BELGIAN);
  for (const country of ['NL', '', 'be']) assert.equal(doorOf(country), SHARED);
  assert.deepEqual(nationalInterfaceFacts(), { 'ics2.nationalInterface.1.partyId': 'nti-be', 'ics2.nationalInterface.1.country': 'BE' });
});
