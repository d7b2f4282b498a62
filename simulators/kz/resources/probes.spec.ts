import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../../certs/pki';
import { VirtualClock, WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { judgeProbe } from './judge';
import { PROBES } from './probes';
import { createVisitor, type Visitor } from './visitor';

const SECRET = 'MARK-7';

describe('kz resources: an interface that serves whatever comes is found by every probe', () => {
  let server: Server;
  let visitor: Visitor;
  before(async () => {
    const wall = new WallClock();
    const ids = new RandomIds();
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids });
    const { keyPem, key, chainPem } = pki.identity('carrier.tls');
    server = createServer({
      key: keyPem ?? key?.export({ type: 'pkcs8', format: 'pem' }), cert: chainPem, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0',
    }, (request, response) => void request.resume().on('end', () => response.end(SECRET)));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    visitor = createVisitor({ pki, wall, business: new VirtualClock(0), ids, observe: () => undefined, parameter: () => '', port: 0, iutEndpoint: () => url, faults: new Set() });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  for (const [name, probe] of Object.entries(PROBES)) {
    test(name, async () => {
      const answer = await visitor.visit(probe('57505-1', { login: 'control', password: 'x', group: 'customs-control' }));
      assert.deepEqual(judgeProbe(name, answer!, SECRET).map(({ holds }) => holds), [false, false], answer!.text);
    });
  }
});
