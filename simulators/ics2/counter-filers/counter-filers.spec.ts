import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../../certs/pki';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { resolveParameters } from '../../../requirements/parameters';
import { startTraderInterface, type TraderInterface } from '..';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const HOUR_MS = 3_600_000;

describe('traders beside the operator under test', () => {
  let customs: TraderInterface;
  const business = new VirtualClock(NOW);

  before(async () => {
    const [wall, ids, parameters] = [new WallClock(), new RandomIds(), resolveParameters()];
    customs = await startTraderInterface({
      pki: await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids }), wall, business, ids, observe: () => undefined,
      parameter: (name) => parameters.get(name).value!, port: 0, iutEndpoint: () => undefined, faults: new Set(),
    });
  });
  beforeEach(() => {
    customs.reset();
    business.restartAt(NOW);
  });
  after(() => customs.close());

  for (const who of ['carrier', 'house filer', 'second house filer', 'consignee', 'post'] as const) {
    test(`the ${who} files under its own seal and hears of the registration`, async () => {
      const { answer, reply, facts } = await customs.counterFilers.file(who, 'IE3F15');
      assert.deepEqual([answer.kind, reply?.action, reply?.lrn], ['receipt', 'IE3R01', facts.lrn]);
      assert.equal(facts.declarant, await customs.counterFilers.eori(who));
    });
  }

  test('what is told wrongly is refused, and the refusal comes back', async () => {
    const { reply } = await customs.counterFilers.file('carrier', 'IE3F12', { vessel: 'IMO1234568' });
    assert.equal(reply?.action, 'IE3N99');
  });

  test('a late filing is sent when its hour has come, and not before', async () => {
    customs.counterFilers.fileAt(NOW + HOUR_MS, 'house filer', 'IE3F14', { master: 'LATE-1' });
    business.advanceTo(NOW + HOUR_MS - 1);
    assert.deepEqual(await customs.counterFilers.sent(), []);
    business.advanceTo(NOW + HOUR_MS);
    assert.deepEqual((await customs.counterFilers.sent()).map(({ reply }) => reply?.action), ['IE3R01']);
  });

  test('after a reset nothing is left of them', async () => {
    customs.counterFilers.fileAt(NOW + HOUR_MS, 'house filer', 'IE3F14');
    await customs.counterFilers.file('carrier', 'IE3F12');
    customs.reset();
    business.advanceTo(NOW + 2 * HOUR_MS);
    assert.deepEqual([await customs.counterFilers.sent(), await customs.counterFilers.told('carrier')], [[], []]);
  });
});
