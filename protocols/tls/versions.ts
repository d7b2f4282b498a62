/** Versions by their number on the wire, under the names that TLS libraries give them. */
const VERSIONS = [[0x0300, 'SSLv3'], [0x0301, 'TLSv1'], [0x0302, 'TLSv1.1'], [0x0303, 'TLSv1.2'], [0x0304, 'TLSv1.3']] as const;

export type TlsVersion = (typeof VERSIONS)[number][1];

export const numberOf = (version: TlsVersion): number => VERSIONS.find(([, name]) => name === version)![0];

/** Undefined for a number that is no version (RFC 8701 has clients send some). */
export const versionOf = (number: number): TlsVersion | undefined => VERSIONS.find(([known]) => known === number)?.[1];

/** Those that may not be spoken any more (RFC 7568, RFC 8996). */
export const isOutdated = (version: TlsVersion): boolean => numberOf(version) < 0x0303;
