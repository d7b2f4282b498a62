import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { FORWARD_SECRET, isSuite, suiteName, suitesWorth, suiteWorth, type SuiteWorth } from './suites';
import { hasOpenssl } from './testing/openssl';

const needsOpenssl = { skip: hasOpenssl ? false : 'openssl is not installed' };

interface Described {
  number: number;
  name: string;
  worth: SuiteWorth;
}

/** What openssl says of a list of suites; those with a shared secret or for GOST are none that a certificate serves. */
function described(list: string): Described[] {
  return execFileSync('openssl', ['ciphers', '-V', '-stdname', list], { encoding: 'utf8' }).trim().split('\n').flatMap((line) => {
    const [, high, low, name, exchange, knows, encryption, mac] = /0x(..),0x(..) - (\S+) .*Kx=(\S+)\s+Au=(\S+)\s+Enc=(\S+)\s+Mac=(\S+)/.exec(line)!;
    if (/PSK|SRP|GOST/.test(`${name} ${exchange}`) || knows === 'PSK' || knows === 'SRP') return [];
    const broken = knows === 'None' || /^(None|3?DES|RC4|RC2)/.test(encryption!) || mac === 'MD5';
    return [{ number: parseInt(`${high}${low}`, 16), name: name!, worth: broken ? 'broken' : exchange === 'RSA' ? 'exposed' : 'sound' }];
  });
}

describe('tls: suites', () => {
  test('every suite of openssl that we name has its name and its worth', needsOpenssl, () => {
    const known = described('ALL:COMPLEMENTOFALL:eNULL@SECLEVEL=0').filter(({ number }) => suiteWorth(number) !== 'unknown');
    assert.ok(known.length > 60, `${known.length} suites compared`);
    assert.deepEqual(known.map(({ number }) => ({ number, name: suiteName(number), worth: suiteWorth(number) })), known);
  });

  test('what the interface and the reference speak is sound, and enough', needsOpenssl, () => {
    const spoken = described(FORWARD_SECRET);
    assert.deepEqual(spoken.filter(({ number }) => suiteWorth(number) !== 'sound' && suiteWorth(number) !== 'unknown'), []);
    for (const name of ['TLS_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384']) {
      assert.ok(spoken.some((suite) => suite.name === name), name);
    }
  });

  test('worth by example', () => {
    const worthOf = (number: number): string => `${suiteName(number)}: ${suiteWorth(number)}`;
    assert.deepEqual([0xc02f, 0x1301, 0x009c, 0xc031, 0x0002, 0x0018, 0x0003, 0xc011, 0x000a, 0xc012, 0xfafa].map(worthOf), [
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: sound', 'TLS_AES_128_GCM_SHA256: sound', 'TLS_RSA_WITH_AES_128_GCM_SHA256: exposed',
      'TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256: exposed', 'TLS_RSA_WITH_NULL_SHA: broken', 'TLS_DH_anon_WITH_RC4_128_MD5: broken',
      'TLS_RSA_EXPORT_WITH_RC4_40_MD5: broken', 'TLS_ECDHE_RSA_WITH_RC4_128_SHA: broken', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA: broken',
      'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA: broken', '0xFAFA: unknown',
    ]);
  });

  test('signals and fillers are no suites', () => {
    assert.deepEqual([0x00ff, 0x5600, 0x0a0a, 0xfafa, 0x0a1a, 0xc02f].map(isSuite), [false, false, false, false, true, true]);
  });

  test('suites of TLS 1.3 are never offered with an older version', () => {
    assert.ok(suitesWorth('sound', 'exposed', 'broken').every((number) => number >> 8 !== 0x13));
    assert.deepEqual(suitesWorth('unknown'), []);
  });
});
