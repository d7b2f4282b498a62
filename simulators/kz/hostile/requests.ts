import { escapeText } from '../../../protocols/xml';
import { KZ_NAMESPACES } from '../../../requirements/kz';

/** A request of the harness's own to strike a document off the register, as text without envelope. */
export function annulmentRequest(documentId: string, regId: string): string {
  const { rpid, cat_ru } = KZ_NAMESPACES;
  return `<d:ReqPI_Delete xmlns:d="${rpid}" xmlns:c="${cat_ru}" DocumentModeID="1006806E"><c:DocumentID>${documentId}</c:DocumentID><d:PI_RegID>${escapeText(regId)}</d:PI_RegID></d:ReqPI_Delete>`;
}

/** A request for the status of a document; its kind may be left out, and is. */
export function statusRequest(documentId: string, regId: string): string {
  const { rpiid, cat_ru } = KZ_NAMESPACES;
  return `<s:PI_StatusRequest xmlns:s="${rpiid}" xmlns:c="${cat_ru}"><c:DocumentID>${documentId}</c:DocumentID><s:InformationID>${escapeText(regId)}</s:InformationID></s:PI_StatusRequest>`;
}
