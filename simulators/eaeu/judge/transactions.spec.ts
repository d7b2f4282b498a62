import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Envelope, OutgoingMessage } from '../../../protocols/eaeu-soap';
import { TRIAL_PROCESS, trialAction } from '../../../requirements/eaeu/trial';
import type { Received, Sent } from '../records';
import { judgeFollowed } from './transactions';

const transaction = TRIAL_PROCESS.transactions.find(({ name }) => name === 'request and response with guaranteed delivery')!;
const request: OutgoingMessage = { messageId: 'urn:uuid:request', procedureId: 'urn:uuid:procedure', conversationId: 'urn:uuid:conversation', body: '<csdo:EDocId>1</csdo:EDocId>' };
const sent = { at: 0, message: request } as Sent;

describe('judge of what follows a request', () => {
  const message = (code: string, at: number, more: Partial<Envelope> = {}): Received => {
    const { messageId, procedureId, conversationId } = request;
    const envelope = { form: 'application', action: trialAction(transaction, code), relatesTo: { value: messageId! }, procedureId, conversationId, payload: [], ...more };
    return { label: code, at, envelope: envelope as unknown as Envelope } as Received;
  };
  const response = (at: number, more: Partial<Envelope> = {}): Received => message(transaction.response!.message, at, more);
  const broken = (...came: Received[]): string[] =>
    judgeFollowed({ transaction, sent, opens: true, came }).filter(({ holds, requirement }) => !holds && requirement !== 'EAEU-ENV-29').map(({ requirement }) => requirement);

  test('acceptance and response, each in its time and about the request', () => {
    assert.deepEqual(broken(message('P.MSG.PRS', 60_000), response(300_000)), []);
    assert.deepEqual(broken(message('P.MSG.PRS', 60_001), response(300_000)), ['EAEU-TRN-08']);
    assert.deepEqual(broken(message('P.MSG.PRS', 0), response(300_001)), ['EAEU-TRN-08']);
    assert.deepEqual(broken(message('P.MSG.PRS', 0)), ['EAEU-TRN-08']);
  });

  test('a response that cites another message, or leaves its procedure or its transaction, breaks the rule of that header alone', () => {
    const after = (more: Partial<Envelope>): string[] => broken(message('P.MSG.PRS', 0), response(0, more));
    assert.deepEqual(after({ relatesTo: { value: 'urn:uuid:our own acceptance' } }), ['EAEU-ENV-12']);
    assert.deepEqual(after({ procedureId: 'urn:uuid:other' }), ['EAEU-ENV-16']);
    assert.deepEqual(after({ conversationId: 'urn:uuid:other' }), ['EAEU-ENV-18']);
  });

  test('a receipt that no time asks for, and an acceptance after the response', () => {
    assert.deepEqual(broken(message('P.MSG.RCV', 0), message('P.MSG.PRS', 0), response(0)), ['EAEU-SIG-02']);
    assert.deepEqual(broken(response(0), message('P.MSG.PRS', 0)), ['EAEU-SIG-03']);
  });
});
