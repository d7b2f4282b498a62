/** Namespaces of Decision 5: item 18 table 1, Annex 5 table 1 (EEC Collegium Decision 5 of 27.01.2015, Rules). */
export const SOAP_NS = 'http://www.w3.org/2003/05/soap-envelope';
export const WSA_NS = 'http://www.w3.org/2005/08/addressing';
export const INT_NS = 'urn:EEC:Interaction:v1.0';
export const XOP_NS = 'http://www.w3.org/2004/08/xop/include';
export const SIGNAL_NS = 'urn:EEC:signal:v1.0';

/** Table 1: a header block belongs to one of these. */
export const HEADER_NAMESPACES: readonly string[] = [SOAP_NS, WSA_NS, INT_NS, XOP_NS];

/** Media type of a message without MIME parts (Annex 1 item 11). */
export const SOAP_MEDIA_TYPE = 'application/soap+xml';
