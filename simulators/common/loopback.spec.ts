import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { WallClock } from '../../protocols/time/clock';
import { createAsker, serveLoopback, type LoopbackRequest, type LoopbackResponse } from './loopback';

const wall = new WallClock();

describe('services on loopback', () => {
  const ends: (() => unknown)[] = [];
  after(() => Promise.all(ends.map((end) => end())));
  const served = async (handle: (request: LoopbackRequest) => LoopbackResponse): Promise<string> => {
    const service = await serveLoopback(handle);
    ends.push(service.close);
    return service.url;
  };
  const asking = (timeoutMs = 2000, maxBytes = 1000): ReturnType<typeof createAsker> => {
    const asker = createAsker({ wall, timeoutMs, maxBytes });
    ends.push(asker.close);
    return asker;
  };
  const text = (body: string): LoopbackResponse => ({ status: 200, contentType: 'text/plain', body });

  test('a question arrives whole, and its answer too', async () => {
    let heard: LoopbackRequest | undefined;
    const url = await served((request) => {
      heard = request;
      return text('yes');
    });
    const { status, body } = await asking().ask({ method: 'POST', url: `${url}/a?b`, authorization: 'Basic x', body: Buffer.from('{}') });
    assert.deepEqual([status, body.toString()], [200, 'yes']);
    assert.deepEqual(heard, { method: 'POST', path: '/a?b', authorization: 'Basic x', body: Buffer.from('{}') });
  });

  const failures: [what: string, answer: LoopbackResponse, says: RegExp][] = [
    ['a service that is mute', 'silence', /no answer within 100 ms/],
    ['one that hangs up', 'hang-up', /ECONNRESET/],
    ['one that answers more than is read', text('x'.repeat(1001)), /more than 1000 bytes/],
  ];
  for (const [what, answer, says] of failures) {
    test(`${what} is no answer, and the next question is asked all the same`, async () => {
      let answers = answer;
      const url = await served(() => answers);
      const { ask } = asking(100);
      await assert.rejects(ask({ method: 'GET', url }), says);
      answers = text('again');
      assert.equal((await ask({ method: 'GET', url })).body.toString(), 'again');
    });
  }

  test('nobody there is no answer', async () => {
    const { url, close } = await serveLoopback(() => text(''));
    await close();
    await assert.rejects(asking().ask({ method: 'GET', url }), /ECONNREFUSED/);
  });

  test('a question beyond the bound is cut', async () => {
    const url = await served(() => text('read'));
    await assert.rejects(asking().ask({ method: 'POST', url, body: Buffer.alloc(100_000) }), /no connection/);
  });

  test('a hundred questions at once each get their own answer', async () => {
    const url = await served(({ path }) => text(path));
    const { ask } = asking();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => ask({ method: 'GET', url: `${url}/${at}` })));
    assert.deepEqual(answers.map(({ body }) => body.toString()), Array.from({ length: 100 }, (_, at) => `/${at}`));
  });
});
