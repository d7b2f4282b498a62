import { all, at, textAt, type XmlElement } from '../../protocols/xml';
import type { IdSource } from '../../protocols/time/ids';
import type { StatusReading } from '../../requirements/kz';
import { standingNotification } from './answer';
import type { Reading, Standing } from './model';
import type { Register } from './register';

type Request = Extract<Reading, { kind: 'annulment' | 'status-request' }>;

/** Documents that one status request may ask about. Ours: the structure has no bound. */
const MOST_ASKED = 50;

const refused = (regId: string, code: string, text: string): Standing => ({ kind: 'unknown', regId, reasons: [{ code, text }] });

function annul(request: XmlElement, register: Register, at0: number, id: () => string): Standing {
  const regId = textAt(request, 'PI_RegID');
  const carnet = at(request, 'TIR_ID');
  // The album has a choice of the two; our structure cannot say so.
  if ((regId === undefined) === (carnet === undefined)) return refused(regId ?? id(), 'KZ-STRUCT', 'ReqPI_Delete: exactly one of TIR_ID and PI_RegID');
  return register.annul(carnet === undefined ? { regId: regId ?? '' } : { tir: `${textAt(carnet, 'TIRSeries') ?? ''} ${textAt(carnet, 'TIRID') ?? ''}` }, at0);
}

/** Answers a request to annul (one result) or for status (one result for each document asked about), as XML of the Body. */
export function answerRequest(reading: Request, register: Register, at0: number, ids: IdSource, reads: StatusReading): string {
  const { request, problems, documentId } = reading;
  const id = (): string => ids.uuid();
  const asked = all(request, 'InformationID').map((one) => one.text.trim());
  const broken = problems[0] ?? (asked.length > MOST_ASKED ? { path: 'InformationID', message: `more than ${MOST_ASKED} documents asked about` } : undefined);
  const standings = broken !== undefined
    ? [refused(id(), 'KZ-STRUCT', `${broken.path}: ${broken.message}`)]
    : reading.kind === 'annulment' ? [annul(request, register, at0, id)] : asked.map((one) => register.standing(one));
  return standings.map((standing) => standingNotification(standing, documentId, id(), reads)).join('');
}
