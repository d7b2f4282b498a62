import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { identities, type Flaw, type IdentitySpec } from './identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from './pki';
import { verifyChain, type ChainRefusal, type ChainResult, type Usage } from './verify';

const clock = new WallClock();
let opened: Promise<Pki> | undefined;
const open = (): Promise<Pki> => (opened ??= openPki({ dir: DEFAULT_PKI_DIR, clock, ids: new RandomIds() }));

/** The reason each flaw must give; undefined: the chain is good, and the flaw lies elsewhere (EORI, register). */
const reasons: Record<Flaw, ChainRefusal | undefined> = {
  good: undefined, 'wrong-eori': undefined, 'other-host': undefined, unregistered: undefined,
  expired: 'expired', 'not-yet-valid': 'not-yet-valid', revoked: 'revoked', 'wrong-usage': 'wrong-usage', weak: 'weak-key',
  rogue: 'untrusted-chain', unlisted: 'untrusted-chain',
};

const anchorOf = (spec: IdentitySpec): 'tls' | 'seal-qualified' => (spec.purpose === 'tls' ? 'tls' : 'seal-qualified');

function check(pki: Pki, spec: IdentitySpec, chain: Buffer[], usage: Usage): ChainResult {
  const authority = anchorOf(spec);
  return verifyChain(chain, { anchors: pki.trustAnchors(authority), crls: pki.crl(authority), at: clock.now(), usage });
}

const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('every identity of the table', () => {
  for (const spec of identities) {
    const expected = reasons[spec.flaw];
    const usages: Usage[] = spec.purpose === 'seal' ? ['seal'] : ['tls-client', 'tls-server'];
    for (const usage of usages) {
      test(`${spec.name} as ${usage}: ${expected ?? 'good'}`, async () => {
        const pki = await open();
        const { chain } = pki.identity(spec.name);
        for (const presented of [chain, chain.slice(0, -1)]) {
          const result = check(pki, spec, presented, usage);
          assert.equal(result.ok ? undefined : result.reason, expected, JSON.stringify(result));
          if (result.ok) assert.equal(result.facts['EORI'], spec.eori ?? 'none');
        }
      });
    }

    test(`${spec.name}: openssl says the same`, { skip: hasOpenssl ? false : 'openssl is not installed' }, async () => {
      const pki = await open();
      const authority = anchorOf(spec);
      const { root, issuing, crls } = pki.authorityFiles(authority);
      const purpose = spec.purpose === 'tls' ? ['-purpose', 'sslclient'] : ['-purpose', 'smimesign'];
      const own = pki.authorityFiles(spec.issuer).issuing;
      const args = ['verify', '-auth_level', '2', '-crl_check_all', '-CAfile', root, '-CRLfile', crls, '-untrusted', own === issuing ? issuing : own, ...purpose, pki.identity(spec.name).files.cert];
      let said: string;
      try {
        said = execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        said = String((error as { stderr?: string }).stderr);
      }
      const words: Record<ChainRefusal, RegExp> = {
        expired: /certificate has expired/, 'not-yet-valid': /not yet valid/, revoked: /certificate revoked/,
        'wrong-usage': /unsuitable certificate purpose|unsupported certificate purpose/, 'untrusted-chain': /unable to get/, 'weak-key': /key too weak/,
      };
      assert.match(said, expected === undefined ? /: OK\s*$/ : words[expected]);
    });
  }
});

describe('chains of somebody else’s making', () => {
  const good = async (): Promise<{ pki: Pki; spec: IdentitySpec; chain: Buffer[] }> => {
    const pki = await open();
    const spec = identities.find((one) => one.name === 'operator.seal')!;
    return { pki, spec, chain: pki.identity(spec.name).chain };
  };
  const cases: [title: string, change: (chain: Buffer[], pki: Pki) => Buffer[]][] = [
    ['nothing at all', () => []],
    ['not certificates', () => [Buffer.from('hello')]],
    ['the leaf alone', (chain) => chain.slice(0, 1)],
    ['the reverse order', (chain) => [...chain].reverse()],
    ['a foreign certificate after the root', (chain, pki) => [...chain, pki.identity('carrier.tls').chain[0]!]],
    ['a leaf under another leaf', (chain, pki) => [pki.identity('operator.seal.rogue').chain[0]!, ...chain]],
    ['a hundred certificates', (chain) => Array.from({ length: 100 }, () => chain[0]!)],
    ['a leaf with a byte of its signature changed', (chain) => {
      const leaf = Buffer.from(chain[0]!);
      leaf[leaf.length - 5]! ^= 1;
      return [leaf, ...chain.slice(1)];
    }],
  ];
  for (const [title, change] of cases) {
    test(`${title}: untrusted`, async () => {
      const { pki, spec, chain } = await good();
      const result = check(pki, spec, change(chain, pki), 'seal');
      assert.equal(result.ok ? 'ok' : result.reason, 'untrusted-chain', JSON.stringify(result));
    });
  }

  test('an issuing authority can be the anchor, with or without its root in the chain', async () => {
    const { pki, chain } = await good();
    const anchors = [await readFile(pki.authorityFiles('seal-qualified').issuing, 'utf8')];
    for (const presented of [chain, chain.slice(0, 2), chain.slice(0, 1)]) {
      assert.equal(verifyChain(presented, { anchors, crls: pki.crl('seal-qualified'), at: clock.now(), usage: 'seal' }).ok, true);
    }
    const foreign = [chain[0]!, chain[1]!, pki.identity('carrier.tls').chain[2]!];
    assert.equal(verifyChain(foreign, { anchors, crls: [], at: clock.now(), usage: 'seal' }).ok, false);
  });

  test('a list that another authority signed revokes nothing', async () => {
    const { pki, chain } = await good();
    const foreign = await pki.issueCrl('rogue', ['operator.seal'], clock.now() - 1000);
    const policy = { anchors: pki.trustAnchors('seal-qualified'), at: clock.now(), usage: 'seal' as const };
    assert.equal(verifyChain(chain, { ...policy, crls: foreign }).ok, true);
    const own = await pki.issueCrl('seal-qualified', ['operator.seal'], clock.now() - 1000);
    const refused = verifyChain(chain, { ...policy, crls: own });
    assert.equal(refused.ok ? 'ok' : refused.reason, 'revoked');
    assert.equal(verifyChain(chain, { ...policy, crls: own, at: clock.now() - 60_000 }).ok, true, 'before the revocation the same chain is good');
  });
});
