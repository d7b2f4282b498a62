import { webcrypto } from 'node:crypto';
import 'reflect-metadata'; // @peculiar/x509 needs it before its own first line runs
import * as x509 from '@peculiar/x509';
import { remember } from '../protocols/remember';

// The one place that loads the library, so that it is always set up the same way.
x509.cryptoProvider.set(webcrypto as never);

export { x509 };

/** A copy that owns its memory, as the library's types demand (a Buffer may be a view of a shared pool). */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const parsed = remember<x509.X509Certificate>(128);

/** Extensions and attributes as the library reads them; the object is shared and must not be changed. */
export const parseCertificate = (der: Buffer): x509.X509Certificate => parsed(der.toString('latin1'), () => new x509.X509Certificate(owned(der)));
