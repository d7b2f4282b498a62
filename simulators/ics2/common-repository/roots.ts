import type { Xml, XmlElement } from '../../../protocols/xml';
import type { Filings } from './filings';

/** Reads the document of a filing as it stands; undefined for an MRN that nobody has. */
export function rootsOf(filings: Pick<Filings, 'get'>, xml: Xml): (mrn: string) => XmlElement | undefined {
  return (mrn) => {
    const filing = filings.get(mrn);
    const read = filing === undefined ? undefined : xml.read(filing.bytes);
    return read?.ok === true ? read.root : undefined;
  };
}
