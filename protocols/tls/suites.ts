/** Registered numbers of the suites that servers and clients still meet (IANA, TLS Cipher Suites), without `TLS_`. */
const NAMES: Readonly<Record<number, string>> = {
  0x0000: 'NULL_WITH_NULL_NULL', 0x0001: 'RSA_WITH_NULL_MD5', 0x0002: 'RSA_WITH_NULL_SHA', 0x003b: 'RSA_WITH_NULL_SHA256',
  0x0003: 'RSA_EXPORT_WITH_RC4_40_MD5', 0x0006: 'RSA_EXPORT_WITH_RC2_CBC_40_MD5', 0x0008: 'RSA_EXPORT_WITH_DES40_CBC_SHA',
  0x0014: 'DHE_RSA_EXPORT_WITH_DES40_CBC_SHA', 0x0017: 'DH_anon_EXPORT_WITH_RC4_40_MD5',
  0x0004: 'RSA_WITH_RC4_128_MD5', 0x0005: 'RSA_WITH_RC4_128_SHA', 0x0009: 'RSA_WITH_DES_CBC_SHA', 0x000a: 'RSA_WITH_3DES_EDE_CBC_SHA',
  0x0015: 'DHE_RSA_WITH_DES_CBC_SHA', 0x0016: 'DHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0x0018: 'DH_anon_WITH_RC4_128_MD5', 0x001a: 'DH_anon_WITH_DES_CBC_SHA', 0x001b: 'DH_anon_WITH_3DES_EDE_CBC_SHA',
  0x0034: 'DH_anon_WITH_AES_128_CBC_SHA', 0x003a: 'DH_anon_WITH_AES_256_CBC_SHA', 0x006c: 'DH_anon_WITH_AES_128_CBC_SHA256',
  0x006d: 'DH_anon_WITH_AES_256_CBC_SHA256', 0x00a6: 'DH_anon_WITH_AES_128_GCM_SHA256', 0x00a7: 'DH_anon_WITH_AES_256_GCM_SHA384',
  0x002f: 'RSA_WITH_AES_128_CBC_SHA', 0x0035: 'RSA_WITH_AES_256_CBC_SHA', 0x003c: 'RSA_WITH_AES_128_CBC_SHA256', 0x003d: 'RSA_WITH_AES_256_CBC_SHA256',
  0x0041: 'RSA_WITH_CAMELLIA_128_CBC_SHA', 0x0084: 'RSA_WITH_CAMELLIA_256_CBC_SHA', 0x0096: 'RSA_WITH_SEED_CBC_SHA', 0x0007: 'RSA_WITH_IDEA_CBC_SHA',
  0x009c: 'RSA_WITH_AES_128_GCM_SHA256', 0x009d: 'RSA_WITH_AES_256_GCM_SHA384', 0xc09c: 'RSA_WITH_AES_128_CCM', 0xc09d: 'RSA_WITH_AES_256_CCM',
  0xc0a0: 'RSA_WITH_AES_128_CCM_8', 0xc0a1: 'RSA_WITH_AES_256_CCM_8',
  0x0032: 'DHE_DSS_WITH_AES_128_CBC_SHA', 0x0038: 'DHE_DSS_WITH_AES_256_CBC_SHA', 0x0040: 'DHE_DSS_WITH_AES_128_CBC_SHA256',
  0x006a: 'DHE_DSS_WITH_AES_256_CBC_SHA256', 0x00a2: 'DHE_DSS_WITH_AES_128_GCM_SHA256', 0x00a3: 'DHE_DSS_WITH_AES_256_GCM_SHA384',
  0x0033: 'DHE_RSA_WITH_AES_128_CBC_SHA', 0x0039: 'DHE_RSA_WITH_AES_256_CBC_SHA', 0x0067: 'DHE_RSA_WITH_AES_128_CBC_SHA256',
  0x006b: 'DHE_RSA_WITH_AES_256_CBC_SHA256', 0x0045: 'DHE_RSA_WITH_CAMELLIA_128_CBC_SHA', 0x0088: 'DHE_RSA_WITH_CAMELLIA_256_CBC_SHA',
  0x009e: 'DHE_RSA_WITH_AES_128_GCM_SHA256', 0x009f: 'DHE_RSA_WITH_AES_256_GCM_SHA384', 0xc09e: 'DHE_RSA_WITH_AES_128_CCM',
  0xc09f: 'DHE_RSA_WITH_AES_256_CCM', 0xccaa: 'DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  0x1301: 'AES_128_GCM_SHA256', 0x1302: 'AES_256_GCM_SHA384', 0x1303: 'CHACHA20_POLY1305_SHA256', 0x1304: 'AES_128_CCM_SHA256', 0x1305: 'AES_128_CCM_8_SHA256',
  0xc001: 'ECDH_ECDSA_WITH_NULL_SHA', 0xc002: 'ECDH_ECDSA_WITH_RC4_128_SHA', 0xc003: 'ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA',
  0xc004: 'ECDH_ECDSA_WITH_AES_128_CBC_SHA', 0xc005: 'ECDH_ECDSA_WITH_AES_256_CBC_SHA', 0xc00b: 'ECDH_RSA_WITH_NULL_SHA',
  0xc00c: 'ECDH_RSA_WITH_RC4_128_SHA', 0xc00d: 'ECDH_RSA_WITH_3DES_EDE_CBC_SHA', 0xc00e: 'ECDH_RSA_WITH_AES_128_CBC_SHA',
  0xc00f: 'ECDH_RSA_WITH_AES_256_CBC_SHA', 0xc025: 'ECDH_ECDSA_WITH_AES_128_CBC_SHA256', 0xc026: 'ECDH_ECDSA_WITH_AES_256_CBC_SHA384',
  0xc029: 'ECDH_RSA_WITH_AES_128_CBC_SHA256', 0xc02a: 'ECDH_RSA_WITH_AES_256_CBC_SHA384', 0xc02d: 'ECDH_ECDSA_WITH_AES_128_GCM_SHA256',
  0xc02e: 'ECDH_ECDSA_WITH_AES_256_GCM_SHA384', 0xc031: 'ECDH_RSA_WITH_AES_128_GCM_SHA256', 0xc032: 'ECDH_RSA_WITH_AES_256_GCM_SHA384',
  0xc006: 'ECDHE_ECDSA_WITH_NULL_SHA', 0xc007: 'ECDHE_ECDSA_WITH_RC4_128_SHA', 0xc008: 'ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
  0xc010: 'ECDHE_RSA_WITH_NULL_SHA', 0xc011: 'ECDHE_RSA_WITH_RC4_128_SHA', 0xc012: 'ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0xc015: 'ECDH_anon_WITH_NULL_SHA', 0xc016: 'ECDH_anon_WITH_RC4_128_SHA', 0xc017: 'ECDH_anon_WITH_3DES_EDE_CBC_SHA',
  0xc018: 'ECDH_anon_WITH_AES_128_CBC_SHA', 0xc019: 'ECDH_anon_WITH_AES_256_CBC_SHA',
  0xc009: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 0xc00a: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 0xc013: 'ECDHE_RSA_WITH_AES_128_CBC_SHA',
  0xc014: 'ECDHE_RSA_WITH_AES_256_CBC_SHA', 0xc023: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 0xc024: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
  0xc027: 'ECDHE_RSA_WITH_AES_128_CBC_SHA256', 0xc028: 'ECDHE_RSA_WITH_AES_256_CBC_SHA384', 0xc02b: 'ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  0xc02c: 'ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 0xc02f: 'ECDHE_RSA_WITH_AES_128_GCM_SHA256', 0xc030: 'ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  0xc0ac: 'ECDHE_ECDSA_WITH_AES_128_CCM', 0xc0ad: 'ECDHE_ECDSA_WITH_AES_256_CCM', 0xc0ae: 'ECDHE_ECDSA_WITH_AES_128_CCM_8',
  0xc0af: 'ECDHE_ECDSA_WITH_AES_256_CCM_8', 0xcca8: 'ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 0xcca9: 'ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
};

/**
 * What a suite is worth: `broken` encrypts nothing, knows nobody or was broken (NULL, anonymous, export, RC2, RC4, DES, 3DES, MD5; RFC 7465,
 * RFC 9325, 4.1); `exposed` has no forward secrecy, so that who gets the server's key one day reads everything; `sound` is the rest.
 */
export type SuiteWorth = 'sound' | 'exposed' | 'broken' | 'unknown';

/** Not suites: signals that a client puts among them (RFC 5746, RFC 7507). */
const SIGNALS: ReadonlySet<number> = new Set([0x00ff, 0x5600]);
/** Values that say nothing, so that servers stay used to unknown ones (RFC 8701). */
const isGrease = (number: number): boolean => (number & 0x0f0f) === 0x0a0a && number >> 8 === (number & 0xff);

export const isSuite = (number: number): boolean => !SIGNALS.has(number) && !isGrease(number);

/** `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`, or the number where it is not in the table: `0xC0FF`. */
export function suiteName(number: number): string {
  const name = NAMES[number];
  return name === undefined ? `0x${number.toString(16).toUpperCase().padStart(4, '0')}` : `TLS_${name}`;
}

export function suiteWorth(number: number): SuiteWorth {
  const name = NAMES[number];
  if (name === undefined) return 'unknown';
  if (/NULL|anon|EXPORT|RC2|RC4|DES|MD5/.test(name)) return 'broken';
  return /^(RSA|ECDH|DH)_/.test(name) ? 'exposed' : 'sound';
}

/** Numbers of all suites of these worths that a version up to TLS 1.2 can agree on, in ascending order. */
export function suitesWorth(...worths: SuiteWorth[]): number[] {
  return Object.keys(NAMES).map(Number).filter((number) => number >> 8 !== 0x13 && worths.includes(suiteWorth(number)));
}

/** OpenSSL's list of the suites of TLS 1.2 and 1.3 with forward secrecy and nothing weak (ICD v3.30, 4.6.1; eDelivery AS4 1.15, 1.4.2.6). */
export const FORWARD_SECRET =
  'TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:ECDHE+AES:DHE+AES:!SHA1:!aNULL:!DSS';
